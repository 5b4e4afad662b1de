import { randomBytes } from 'node:crypto';

/** n8n credentials for every vendor of the sandbox at `url`, as it states them itself. n8n offers the newest first. */
export async function sandboxCredentials(url) {
  const answer = await fetch(`${url}/__sandbox/credentials`);
  return await answer.json();
}

/** The embedded warehouse beside n8n's own data, with a key of its own. */
export function warehouseCredential() {
  const data = { kind: 'embedded', folder: '', encryptionKey: randomBytes(32).toString('base64') };
  return { id: 'tributaryWarehouse', name: 'Warehouse', type: 'warehouseApi', data };
}

/** What opens the forms of the workflows Client Onboarding and Upload Orders from a File. */
export function formCredentials() {
  const password = 'sandbox-password';
  return [
    { id: 'tributaryUploadForm', name: 'Upload Form', type: 'httpBasicAuth', data: { user: 'upload', password } },
    { id: 'tributaryBasicAuth', name: 'Basic Auth', type: 'httpBasicAuth', data: { user: 'onboarding', password } },
  ];
}

/**
 * Gives the editor each credential once. When the sandbox has moved to another port, those that still
 * point to the old one follow it; nothing else in them changes.
 */
export async function seedCredentials({ cli, record, url, credentials }) {
  const given = record.credentials ?? [];
  const present = record.sandboxUrl && record.sandboxUrl !== url ? await cli.export('credentials') : [];
  const news = credentials.filter(({ id }) => !given.includes(id));
  await cli.import('credentials', [...news, ...moved(present, record.sandboxUrl, url)]);
  record.credentials = [...given, ...news.map(({ id }) => id)];
  record.sandboxUrl = url;
}

function moved(credentials, from, to) {
  const follow = (value) => (typeof value === 'string' && value.startsWith(`${from}/`) ? to + value.slice(from.length) : value);
  return credentials
    .filter(({ data }) => Object.values(data).some((value) => follow(value) !== value))
    .map(({ id, name, type, data }) => ({ id, name, type, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, follow(value)])) }));
}
