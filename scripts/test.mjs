/** `npm test [-- jest's arguments]`: installs, builds, lints, type-checks and runs every test; works on a bare machine. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command, readyProject } from './command.mjs';
import { npm } from './install.mjs';
import { root } from './project.mjs';

function passes(title, command, args) {
  process.stdout.write(`\n== ${title}\n`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: command.endsWith('.cmd') }).status === 0;
}

function node(script, ...args) {
  return [process.execPath, [path.join(root, script), ...args]];
}

/** Runs jest; its own summary goes to the terminal, the figures come from its report. */
function runTests() {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-jest-')), 'report.json');
  // What a failing test leaves open, such as a child process, must not hold up the verdict.
  const jest = node('node_modules/jest/bin/jest.js', '--forceExit', '--json', `--outputFile=${report}`, ...process.argv.slice(2));
  const passed = passes('Tests', ...jest);
  try {
    return { passed, ...JSON.parse(fs.readFileSync(report, 'utf8')) };
  } catch {
    return { passed: false, numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
  } finally {
    fs.rmSync(path.dirname(report), { recursive: true, force: true });
  }
}

async function main() {
  await readyProject();

  const checks = [
    ['Lint', passes('Lint', ...npm('run', '--silent', 'lint'))],
    ['Types', passes('Types', ...node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.test.json'))],
  ];
  const tests = runTests();
  checks.push(['Tests', tests.passed]);

  const broken = checks.filter(([, ok]) => !ok).map(([title]) => title);
  process.stdout.write(`\n${broken.length === 0 ? 'All checks passed.' : `Not passed: ${broken.join(', ')}.`}\n`);
  // A suite that does not even load counts as one failure.
  process.stdout.write(`${tests.numPassedTests} passed, ${tests.numFailedTests + tests.numRuntimeErrorTestSuites} failed\n`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

await command(main, 1);
