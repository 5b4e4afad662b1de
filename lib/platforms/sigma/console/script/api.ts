/** Calls to the webhooks beside the page. The key stays in this closure. */
export const API_SCRIPT = String.raw`
const byId = (id) => document.getElementById(id);
const keyHeader = document.documentElement.dataset.keyHeader;
let key = '';

class Refused extends Error {}
class Unreachable extends Error {}

async function send(path, options = {}) {
  let answer;
  try {
    answer = await fetch(new URL(path, location.href), { ...options, headers: { ...options.headers, [keyHeader]: key }, cache: 'no-store', credentials: 'omit' });
  } catch (problem) {
    if (options.signal && options.signal.aborted) throw problem;
    throw new Unreachable('The server cannot be reached.');
  }
  if (answer.ok) return answer;
  const body = await answer.json().catch(() => null);
  const isOurs = body !== null && body.status === 'error';
  if ((answer.status === 401 || answer.status === 403) && !isOurs) throw new Refused('The server does not accept this key.');
  if (isOurs) throw new Error(body.error);
  if (answer.status >= 500) throw new Unreachable('The server has a problem of its own (' + answer.status + ').');
  throw new Error('The server answered ' + answer.status + '. See whether all webhooks of the workflow are published.');
}

async function get(path, options) {
  return (await send(path, options)).json();
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}`;
