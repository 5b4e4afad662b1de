/** The live status: asked every 15 seconds, sooner and then more and more seldom while it is lost. */
export const STATUS_SCRIPT = String.raw`
const CALM_MS = 15000;
const LONGEST_WAIT_MS = 30000;
let failures = 0;
let timer = null;
let asking = null;

function show(state, text, where = '') {
  const was = byId('status').dataset.state;
  byId('status').dataset.state = state;
  if (byId('status').textContent !== text) byId('status').textContent = text;
  byId('where').textContent = where;
  byId('retry').hidden = state === 'connected' || key === '';
  return was;
}

async function ask() {
  clearTimeout(timer);
  const now = asking = {};
  try {
    const status = await get('status');
    if (now !== asking) return;
    failures = status.status === 'error' ? failures + 1 : 0;
    const where = [status.cloud, status.baseUrl, status.user ? 'user ' + status.user.userId : ''].filter(Boolean).join(' · ');
    if (status.status === 'connected') {
      const was = show('connected', 'Connected', where);
      enter(was !== 'connected');
    } else if (status.status === 'disabled') {
      show('disabled', 'Disabled', status.error);
      enter(false);
    } else {
      show('error', 'Sigma refuses or is out of reach', status.error);
      enter(false);
    }
  } catch (problem) {
    if (now !== asking) return;
    if (problem instanceof Refused) return leave(problem.message);
    failures += 1;
    show('offline', 'Connection lost', problem.message);
  }
  timer = setTimeout(ask, failures === 0 ? CALM_MS : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - 1)));
}

/** A call that failed tells of the connection sooner than the next question would. */
function noticed(problem) {
  if (problem instanceof Refused) return leave(problem.message);
  if (problem instanceof Unreachable && byId('status').dataset.state === 'connected') ask();
}

function enter(isNews) {
  const first = byId('work').hidden;
  byId('sign-in').hidden = true;
  byId('work').hidden = false;
  byId('leave').hidden = false;
  if (first) choose(view.tab);
  else if (isNews) { if (view.tab === 'overrides') loadOAuthConnections(); else loadList(); }
}

function leave(problem = '') {
  clearTimeout(timer);
  asking = null;
  key = '';
  failures = 0;
  overrides.clear();
  showOverrides();
  byId('export').close();
  byId('cards').replaceChildren();
  byId('work').hidden = true;
  byId('leave').hidden = true;
  byId('sign-in').hidden = false;
  byId('sign-in-problem').textContent = problem;
  show('waiting', 'Not connected');
  byId('key').focus();
}`;
