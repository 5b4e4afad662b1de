import type { RunResult } from '../engine/runTypes';
import type { Credentials } from './credentialsFile';
import { writeResult } from './results';
import { shown } from './shownPath';

const SECRET_FIELD = /token|secret|password|key/i;
const LONGEST_SAMPLE = 600;

/** For a workflow without an import: writes the last node's items and shows the first. */
export async function tellItems(out: string, result: RunResult, credentials: Credentials): Promise<void> {
  const node = result.lastNode ?? '';
  const items = result.items(node).map(({ json }) => json);
  const text = withoutSecrets(JSON.stringify({ node, items }), credentials);
  const safe = JSON.parse(text) as { items: unknown[] };
  const file = await writeResult(out, safe);
  const sample = JSON.stringify(safe.items[0], null, 2) ?? '';
  const cut = sample.length > LONGEST_SAMPLE ? `${sample.slice(0, LONGEST_SAMPLE)} …` : sample;
  process.stdout.write(`“${node}” put out ${items.length} item${items.length === 1 ? '' : 's'}.\n${cut}\n  ${shown(file)}\n`);
}

/** JSON text with the secrets of the credentials blotted out, as an echoing API may have returned them. */
function withoutSecrets(text: string, credentials: Credentials): string {
  const secrets = Object.values(credentials).flatMap(Object.entries)
    .filter(([field, value]) => SECRET_FIELD.test(field) && typeof value === 'string' && value !== '')
    .map(([, value]) => JSON.stringify(value).slice(1, -1));
  return secrets.reduce((safe, secret) => safe.replaceAll(secret, '***'), text);
}
