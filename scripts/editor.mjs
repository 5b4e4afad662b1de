/** `npm run editor`: a real n8n with this package, its workflows and the sandbox in it, until Ctrl-C. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { command, readyProject } from './command.mjs';
import { untilStopped } from './editor/untilStopped.mjs';
import { root } from './project.mjs';

const USAGE = `Usage: npm run editor [-- options]

Starts n8n with this package, its workflows and the sandbox in it. Ctrl-C stops everything.

  --port N       the editor's port; 5678 unless given, a free one when that is taken
  --state DIR    where n8n keeps everything; .n8n in the project unless given
  --no-sandbox   without the sandbox and its credentials
  --help         this text`;

async function main() {
  const options = parse(process.argv.slice(2));
  if (options.help) return void process.stdout.write(`${USAGE}\n`);

  await readyProject();
  const { startEditor } = await import('./editor/editor.mjs');
  await untilStopped({
    start: (tell) => startEditor({ root, ...options, tell }),
    greeting,
    ended: ({ n8n }) => n8n.ended,
    complaint: ({ places }) => `n8n ended by itself; ${path.join(places.logs, 'n8n.log')} says why.`,
  });
}

function parse(words) {
  const { values } = parseArgs({
    args: words,
    options: { port: { type: 'string' }, state: { type: 'string' }, 'no-sandbox': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) throw new Error(`--port takes a port number, not "${values.port}".`);
  return { port, state: values.state ?? path.join(root, '.n8n'), sandbox: !values['no-sandbox'], help: values.help };
}

function greeting({ url, sandboxUrl, places }) {
  return [
    '',
    `n8n with Tributary: ${url}`,
    '',
    '  1. The first visit asks for an e-mail and a password: they are yours, for this machine only.',
    '  2. Open the workflow “Customer Import” and execute it: from a click it takes a file of',
    `     ${places.files}, from the form one that you choose.`,
    ...(sandboxUrl ? [`  3. Customers go to the sandbox, through the credential “Customer API”: ${sandboxUrl}/__sandbox/customers`] : []),
    '',
    'Ctrl-C stops everything; the next start goes on where this one ended.',
    '',
  ].join('\n');
}

await command(main, 2);
