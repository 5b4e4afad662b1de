import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './project.mjs';

/**
 * Runs jest with a Node.js: its own summary goes to the terminal, the figures come from its report.
 * @returns {{ ok: boolean, passed: number, failed: number }} a suite that does not even load counts as one failure
 */
export function runJest({ node = process.execPath, nodeFlags = [], words, env = process.env }) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-jest-')), 'report.json');
  // What a failing test leaves open, such as a child process, must not hold up the verdict.
  const args = [...nodeFlags, path.join(root, 'node_modules/jest/bin/jest.js'), '--forceExit', '--json', `--outputFile=${report}`, ...words];
  const ok = spawnSync(node, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(fs.readFileSync(report, 'utf8'));
    return { ok, passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { ok: false, passed: 0, failed: 1 };
  } finally {
    fs.rmSync(path.dirname(report), { recursive: true, force: true });
  }
}
