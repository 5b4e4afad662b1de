import { parseCommandLine, USAGE } from './cli';
import { startSandbox, type Sandbox } from './index';

/** `npm run sandbox`: runs until Ctrl-C. Exit code 2 for a usage problem. */
async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === 'help') return void process.stdout.write(`${USAGE}\n`);
  const sandbox = await startSandbox(options);
  process.stdout.write(greeting(sandbox));
  const stop = () => void sandbox.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function greeting(sandbox: Sandbox): string {
  const entries = sandbox.apiConfig();
  const addresses = [...new Set(Object.values(entries).map((entry) => entry.base_url))];
  return [
    `The sandbox listens on ${sandbox.url} (Ctrl-C stops it):`,
    ...addresses.map((address) => `  ${address}`),
    '', 'Entries for config/api_config.json (secrets of the sandbox only):', JSON.stringify(entries, null, 2), '',
  ].join('\n');
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\nnpm run sandbox -- --help shows the options.\n`);
  process.exitCode = 2;
});
