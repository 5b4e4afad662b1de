/** `npm run scale`: n8n in queue mode with this package in every process, until Ctrl-C. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { command, readyProject } from './command.mjs';
import { untilStopped } from './editor/untilStopped.mjs';
import { root } from './project.mjs';

const USAGE = `Usage: npm run scale [-- options]

Starts n8n in queue mode on this machine: PostgreSQL, Redis, a main process, workers, a webhook process and the
sandbox, with this package in each of n8n's. The warehouse lies in the PostgreSQL. Ctrl-C stops everything.

  --workers N       worker processes; 2 unless given
  --concurrency N   executions a worker runs at the same time; 5 unless given
  --postgres URL    one that runs already, instead of one of its own; also TRIBUTARY_POSTGRES_URL
  --redis URL       one that runs already, instead of one of its own; also TRIBUTARY_REDIS_URL
  --port N          the editor's port; 5678 unless given, a free one when that is taken
  --state DIR       where everything is kept; .n8n-scale in the project unless given
  --help            this text`;

async function main() {
  const options = parse(process.argv.slice(2));
  if (options.help) return void process.stdout.write(`${USAGE}\n`);
  const { demandServers } = await import('./scale/servers.mjs');
  demandServers(options);
  await readyProject();
  const { startCluster } = await import('./scale/cluster.mjs');
  await untilStopped({
    start: (tell) => startCluster({ root, ...options, tell }),
    greeting,
    ended: (cluster) => cluster.ended,
    complaint: ({ places }) => `A process of n8n ended by itself; the logs in ${places.logs} say why.`,
  });
}

function parse(words) {
  const text = { type: 'string' };
  const { values } = parseArgs({
    args: words,
    options: { workers: text, concurrency: text, postgres: text, redis: text, port: text, state: text, help: { type: 'boolean', short: 'h' } },
  });
  return {
    workers: whole('workers', values.workers, 100) ?? 2,
    concurrency: whole('concurrency', values.concurrency, 1000) ?? 5,
    port: whole('port', values.port, 65_535),
    postgresUrl: address('postgres', values.postgres ?? process.env.TRIBUTARY_POSTGRES_URL, /^postgres(ql)?:$/),
    redisUrl: address('redis', values.redis ?? process.env.TRIBUTARY_REDIS_URL, /^rediss?:$/),
    state: values.state ?? path.join(root, '.n8n-scale'),
    help: values.help,
  };
}

function whole(option, text, most) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`--${option} takes a whole number from 1 to ${most}, not "${text}".`);
}

/** The URL holds a password: it is not repeated in the complaint. */
function address(option, text, protocol) {
  if (!text) return undefined;
  if (URL.canParse(text) && protocol.test(new URL(text).protocol)) return text;
  throw new Error(`--${option} takes a URL such as ${option === 'redis' ? 'redis://:password@host:6379' : 'postgresql://user:password@host:5432/database'}.`);
}

function greeting({ url, webhookUrl, sandboxUrl, workers, places }) {
  return [
    '',
    `n8n in queue mode: ${url}`,
    '',
    `  Webhooks:  ${webhookUrl}/webhook/…`,
    `  Workers:   ${workers.length}, their logs in ${places.logs}`,
    `  Files:     ${places.files}`,
    `  Sandbox:   ${sandboxUrl}/__sandbox/customers`,
    '',
    'The first visit asks for an e-mail and a password: they are yours, for this machine only. Then publish the workflow',
    '“Customer Import in Shards” and send it a file:',
    '',
    `  curl -H 'X-API-Key: sandbox-api-key' -F data=@customers.csv ${webhookUrl}/webhook/customer-import-sharded`,
    '',
    'Ctrl-C stops everything; the next start goes on where this one ended.',
    '',
  ].join('\n');
}

await command(main, 2);
