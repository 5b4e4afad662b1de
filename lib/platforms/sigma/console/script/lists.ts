/** The six lists: what a card shows, paging, loading. All text goes in as text, never as markup. */
export const LIST_SCRIPT = String.raw`
const archived = (entry) => entry.isArchived ? ['Archived', 'bad'] : entry.isInactive ? ['Inactive', 'waiting'] : ['Active', 'good'];
const day = (text) => { const at = new Date(text); return Number.isNaN(at.getTime()) ? '' : at.toLocaleDateString(undefined, { dateStyle: 'medium' }); };
const LISTS = {
  connections: { label: 'Connections', noun: 'connections', id: 'connectionId', pills: (entry) => [archived(entry), ...(entry.useOauth ? [['OAuth', 'good']] : []), ...(entry.isSample ? [['Sample', 'waiting']] : [])],
    facts: (entry) => [['Type', entry.type], ['Last used', day(entry.lastActiveAt)], ['ID', entry.connectionId]] },
  workbooks: { label: 'Workbooks', noun: 'workbooks', id: 'workbookId', exportable: true, pills: (entry) => [archived(entry)],
    facts: (entry) => [['Path', entry.path], ['Version', entry.latestVersion], ['Changed', day(entry.updatedAt)], ['ID', entry.workbookId]] },
  workspaces: { label: 'Workspaces', noun: 'workspaces', id: 'workspaceId', pills: (entry) => [archived(entry)], facts: (entry) => [['Created', day(entry.createdAt)], ['ID', entry.workspaceId]] },
  datasets: { label: 'Datasets', noun: 'datasets', id: 'datasetId', pills: (entry) => [archived(entry)], facts: (entry) => [['About', entry.description], ['Changed', day(entry.updatedAt)], ['ID', entry.datasetId]] },
  teams: { label: 'Teams', noun: 'teams', id: 'teamId', pills: (entry) => [archived(entry), ...(entry.visibility ? [[entry.visibility === 'public' ? 'Public' : 'Private', 'waiting']] : [])], facts: (entry) => [['About', entry.description], ['ID', entry.teamId]] },
  members: { label: 'Members', noun: 'members', id: 'memberId', name: (entry) => [entry.firstName, entry.lastName].filter(Boolean).join(' ') || entry.email, pills: (entry) => [archived(entry)],
    facts: (entry) => [['E-mail', entry.email], ['Account type', entry.memberType], ['Kind', entry.userKind], ['ID', entry.memberId]] },
};
const view = { tab: 'connections', page: {}, size: 25, pages: 1, loading: null };
const pageOf = (tab) => view.page[tab] || 1;

function card(list, entry) {
  const name = String((list.name ? list.name(entry) : entry.name) || entry[list.id]);
  const pills = list.pills(entry).map(([text, state]) => { const pill = element('span', { className: 'pill', textContent: text }); pill.dataset.state = state; return pill; });
  const facts = list.facts(entry).filter(([, value]) => value !== undefined && value !== null && value !== '')
    .flatMap(([term, value]) => [element('dt', { textContent: term }), element('dd', { textContent: String(value) })]);
  const made = element('li', {}, element('h3', { textContent: name }), element('div', { className: 'pills' }, ...pills), element('dl', {}, ...facts));
  if (list.exportable) {
    const button = element('button', { type: 'button', textContent: 'Export' });
    button.setAttribute('aria-label', 'Export ' + name);
    button.addEventListener('click', () => openExport(entry[list.id], name));
    made.append(button);
  }
  return made;
}

function showPage(list, { data, total, page, pages }) {
  view.pages = Math.max(1, pages);
  byId('cards').replaceChildren(...data.map((entry) => card(list, entry)));
  byId('count').textContent = total === 0 ? 'No ' + list.noun : total + ' ' + list.noun + ' · page ' + page + ' of ' + view.pages;
  enablePager(page);
}

function nothingShown(list) {
  byId('count').textContent = 'No ' + list.noun + ' to show';
  for (const button of document.querySelectorAll('[data-go]')) button.disabled = true;
}

function enablePager(page) {
  for (const button of document.querySelectorAll('[data-go]')) {
    const back = button.dataset.go === 'first' || button.dataset.go === 'previous';
    button.disabled = back ? page <= 1 : page >= view.pages;
  }
}

async function loadList() {
  const { tab } = view;
  const list = LISTS[tab];
  if (!list) return;
  if (view.loading) view.loading.abort();
  const loading = view.loading = new AbortController();
  byId('list-panel').setAttribute('aria-busy', 'true');
  byId('list-problem').textContent = '';
  try {
    const answer = await get(tab + '?page=' + pageOf(tab) + '&size=' + view.size, { signal: loading.signal });
    if (loading.signal.aborted) return;
    showPage(list, answer);
  } catch (problem) {
    if (loading.signal.aborted) return;
    byId('list-problem').textContent = problem.message;
    if (byId('cards').childElementCount === 0) nothingShown(list);
    noticed(problem);
  } finally {
    if (view.loading === loading) byId('list-panel').setAttribute('aria-busy', 'false');
  }
}

function go(where) {
  const page = pageOf(view.tab);
  view.page[view.tab] = { first: 1, previous: Math.max(1, page - 1), next: Math.min(view.pages, page + 1), last: view.pages }[where];
  loadList();
}`;
