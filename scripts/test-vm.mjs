/** `npm run test:vm`: the tests that run workflows, on the expression engine n8n's server uses, under Node.js 24. */
import { command, readyProject } from './command.mjs';
import { runJest } from './jest.mjs';
import { root } from './project.mjs';

/** The engine takes several times as long for an expression as the one that `npm test` has. */
const TEST_TIMEOUT_MS = 180_000;
const SUITES = ['test/credentials', 'test/nodes', 'test/runner/engine', 'test/workflows'];

async function main() {
  await readyProject();
  const { ensureN8n } = await import('./editor/n8n-install.mjs');
  const { node } = await ensureN8n(root, (line) => process.stderr.write(`${line}\n`));
  // The engine loads its parts with dynamic imports, which jest follows only with this flag.
  const nodeFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const chosen = process.argv.slice(2);
  const { ok, passed, failed } = runJest({
    node, nodeFlags, words: [`--testTimeout=${TEST_TIMEOUT_MS}`, ...(chosen.length > 0 ? chosen : SUITES)],
    env: { ...process.env, N8N_EXPRESSION_ENGINE: 'vm' },
  });
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = ok ? 0 : 1;
}

await command(main, 1);
