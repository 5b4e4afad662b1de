/** `npm run test:vm`: the tests that run workflows, on the expression engine n8n's server uses, under Node.js 24. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { command, readyProject } from './command.mjs';
import { root } from './project.mjs';

const SUITES = ['test/credentials', 'test/nodes', 'test/runner/engine', 'test/workflows'];

async function main() {
  await readyProject();
  const { ensureN8n } = await import('./editor/n8n-install.mjs');
  const { node } = await ensureN8n(root, (line) => process.stderr.write(`${line}\n`));
  // The engine loads its parts with dynamic imports, which jest follows only with this flag.
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', path.join(root, 'node_modules/jest/bin/jest.js')];
  const env = { ...process.env, N8N_EXPRESSION_ENGINE: 'vm' };
  process.exitCode = spawnSync(node, [...jest, '--runInBand', ...SUITES], { cwd: root, env, stdio: 'inherit' }).status ?? 1;
}

await command(main, 1);
