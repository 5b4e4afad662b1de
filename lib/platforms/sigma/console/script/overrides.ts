/** Override tokens: added, removed, cleared; held in a Map of this page and nowhere else. */
export const OVERRIDE_SCRIPT = String.raw`
const overrides = new Map();
let oauthConnections = [];

async function loadOAuthConnections() {
  byId('override-problem').textContent = '';
  try {
    const { data } = await get('connections?page=1&size=1000');
    oauthConnections = data.filter((connection) => connection.useOauth && !connection.isArchived);
  } catch (problem) {
    byId('override-problem').textContent = problem.message;
    noticed(problem);
  }
  const chosen = byId('override-connection').value;
  byId('override-connection').replaceChildren(...oauthConnections.map(({ connectionId, name }) => element('option', { value: connectionId, textContent: name })));
  if (oauthConnections.some(({ connectionId }) => connectionId === chosen)) byId('override-connection').value = chosen;
  if (oauthConnections.length === 0 && byId('override-problem').textContent === '') byId('override-problem').textContent = 'No connection signs in with OAuth, so there is nothing to override.';
  showOverrides();
}

function showOverrides() {
  const rows = [...overrides].map(([connectionId, { name }]) => {
    const remove = element('button', { type: 'button', textContent: 'Remove' });
    remove.setAttribute('aria-label', 'Remove the override of ' + name);
    remove.addEventListener('click', () => { overrides.delete(connectionId); tell('The override of ' + name + ' is removed.'); byId('override-token').focus(); });
    return element('li', {}, element('span', { textContent: name + ' · token set' }), remove);
  });
  byId('overrides').replaceChildren(...(rows.length > 0 ? rows : [element('li', { className: 'quiet', textContent: 'None: the API user’s own tokens are used.' })]));
  byId('clear-overrides').disabled = overrides.size === 0;
}

function tell(text) {
  byId('override-news').textContent = text;
  showOverrides();
}

function addOverride(event) {
  event.preventDefault();
  const select = byId('override-connection');
  const token = byId('override-token').value.trim();
  byId('override-token').value = '';
  const option = select.selectedOptions[0];
  if (!option || token === '') return;
  if (!/^[\x21-\x7e]+$/.test(token)) {
    byId('override-problem').textContent = 'The token holds a character that cannot be sent. Copy it again.';
    return;
  }
  byId('override-problem').textContent = '';
  overrides.set(option.value, { name: option.textContent, token });
  tell('The override of ' + option.textContent + ' is set.');
}

function overrideFields() {
  return {
    oauthOverrides: [...overrides].map(([connectionId, { token }]) => ({ connectionId, token })),
    rejectDefaultTokens: byId('reject').checked,
  };
}`;
