/** `npm test [-- jest's arguments]`: installs, builds, lints, type-checks and runs every test; works on a bare machine. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { command, readyProject } from './command.mjs';
import { npm } from './install.mjs';
import { runJest } from './jest.mjs';
import { root } from './project.mjs';

function passes(title, command, args) {
  process.stdout.write(`\n== ${title}\n`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: command.endsWith('.cmd') }).status === 0;
}

function node(script, ...args) {
  return [process.execPath, [path.join(root, script), ...args]];
}

async function main() {
  await readyProject();

  const checks = [
    ['Lint', passes('Lint', ...npm('run', '--silent', 'lint'))],
    ['Types', passes('Types', ...node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.test.json'))],
  ];
  process.stdout.write('\n== Tests\n');
  const tests = runJest({ words: process.argv.slice(2) });
  checks.push(['Tests', tests.ok]);

  const broken = checks.filter(([, ok]) => !ok).map(([title]) => title);
  process.stdout.write(`\n${broken.length === 0 ? 'All checks passed.' : `Not passed: ${broken.join(', ')}.`}\n`);
  process.stdout.write(`${tests.passed} passed, ${tests.failed} failed\n`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

await command(main, 1);
