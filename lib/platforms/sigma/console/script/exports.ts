/** The export dialog: starts one export, waits, hands the file to the browser. */
export const EXPORT_SCRIPT = String.raw`
let exporting = null;
let exported = { id: '', name: '' };

function openExport(id, name) {
  exported = { id, name };
  byId('export-title').textContent = 'Export ' + name;
  byId('export-problem').textContent = '';
  byId('export-news').textContent = '';
  const used = overrides.size === 0 ? 'No OAuth overrides' : overrides.size + (overrides.size === 1 ? ' OAuth override' : ' OAuth overrides');
  byId('export-overrides').textContent = used + (byId('reject').checked ? '; default tokens are rejected.' : '.');
  byId('export').showModal();
}

function exportBody() {
  const elementId = byId('element').value.trim();
  const rowLimit = Number(byId('rows').value) || undefined;
  return { workbookId: exported.id, format: byId('format').value, ...(elementId ? { elementId } : {}), ...(rowLimit ? { rowLimit } : {}), ...overrideFields() };
}

async function startExport(event) {
  event.preventDefault();
  if (exporting) return;
  exporting = new AbortController();
  byId('export-problem').textContent = '';
  byId('export-start').disabled = true;
  const since = Date.now();
  const tick = () => { byId('export-news').textContent = 'Sigma is making the file … ' + Math.round((Date.now() - since) / 1000) + ' s'; };
  tick();
  const timer = setInterval(tick, 5000);
  try {
    const answer = await send('export', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(exportBody()), signal: exporting.signal });
    const file = await answer.blob();
    save(file, exported.name.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '') + '.' + byId('format').value);
    byId('export-news').textContent = 'The file is here: ' + file.size.toLocaleString() + ' bytes.';
  } catch (problem) {
    const stopped = exporting.signal.aborted;
    byId('export-news').textContent = stopped ? 'Stopped.' : '';
    if (!stopped) { byId('export-problem').textContent = problem.message; noticed(problem); }
  } finally {
    clearInterval(timer);
    exporting = null;
    byId('export-start').disabled = false;
  }
}

function save(file, name) {
  const address = URL.createObjectURL(file);
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}`;
