/** Tabs as the ARIA pattern has them: arrow keys, Home and End move, one tab is in the tab order. */
export const TAB_SCRIPT = String.raw`
const TABS = [...Object.entries(LISTS).map(([name, { label }]) => [name, label]), ['overrides', 'OAuth overrides']];

function buildTabs() {
  for (const [name, label] of TABS) {
    const tab = element('button', { type: 'button', id: 'tab-' + name, textContent: label });
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', name === 'overrides' ? 'override-panel' : 'list-panel');
    tab.addEventListener('click', () => choose(name));
    byId('tabs').append(tab);
  }
  byId('tabs').addEventListener('keydown', (event) => {
    const at = TABS.findIndex(([name]) => name === view.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [name] = TABS[(to + TABS.length) % TABS.length];
    choose(name);
    byId('tab-' + name).focus();
  });
}

function choose(name) {
  view.tab = name;
  for (const [tab] of TABS) {
    byId('tab-' + tab).setAttribute('aria-selected', String(tab === name));
    byId('tab-' + tab).tabIndex = tab === name ? 0 : -1;
  }
  const isList = name !== 'overrides';
  byId('list-panel').hidden = !isList;
  byId('override-panel').hidden = isList;
  byId(isList ? 'list-panel' : 'override-panel').setAttribute('aria-labelledby', 'tab-' + name);
  byId('tab-' + name).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (!isList) return loadOAuthConnections();
  byId('cards').replaceChildren();
  byId('count').textContent = 'Loading ' + LISTS[name].noun + ' …';
  return loadList();
}`;
