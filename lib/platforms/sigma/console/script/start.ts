/** Ties the page's controls to what they do. */
export const START_SCRIPT = String.raw`
byId('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  const entered = byId('key').value.trim();
  byId('key').value = '';
  if (!/^[\x21-\x7e]+$/.test(entered)) { byId('sign-in-problem').textContent = 'The key is empty or holds a character that cannot be sent.'; return; }
  key = entered;
  byId('sign-in-problem').textContent = '';
  show('waiting', 'Connecting …');
  ask();
});
byId('retry').addEventListener('click', ask);
byId('leave').addEventListener('click', () => leave());
byId('reload').addEventListener('click', loadList);
byId('size').addEventListener('change', () => { view.size = Number(byId('size').value); view.page = {}; loadList(); });
for (const button of document.querySelectorAll('[data-go]')) button.addEventListener('click', () => go(button.dataset.go));
byId('override-form').addEventListener('submit', addOverride);
byId('clear-overrides').addEventListener('click', () => { overrides.clear(); tell('All overrides are cleared.'); });
byId('export-form').addEventListener('submit', startExport);
byId('export-close').addEventListener('click', () => byId('export').close());
byId('export').addEventListener('close', () => { if (exporting) exporting.abort(); });
addEventListener('online', () => { if (key) ask(); });
buildTabs();
showOverrides();
byId('key').focus();`;
