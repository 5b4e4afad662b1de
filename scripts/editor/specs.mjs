import fs from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** A person's own n8n settings must not reach the one under test. */
export function forgetOwnN8n() {
  for (const name of Object.keys(process.env)) {
    if (/^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|GENERIC)_/.test(name)) delete process.env[name];
  }
}

/**
 * One spec file after the other, since they share one n8n; words on the command line choose some of them. Resolves to
 * how many tests passed and failed. A browser on a busy machine may miss a moment: with `again`, files with a failed
 * test are run a second time, which counts, and it is told which ones they were.
 */
export async function runSpecs(folder, words, { again = false } = {}) {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.spec.mjs'))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word))).sort();
  const first = await runFiles(names.map((name) => path.join(folder, name)));
  if (!again || first.failed === 0) return first;
  const files = [...first.failedIn];
  const second = await runFiles(files);
  process.stdout.write(`\nRun a second time: ${files.map((file) => path.basename(file)).join(', ')}.\n`);
  return { passed: first.passed + Math.max(0, first.failed - second.failed), failed: second.failed };
}

async function runFiles(files) {
  const counts = { passed: 0, failed: 0, failedIn: new Set() };
  const results = run({ files, concurrency: 1, timeout: 600_000 });
  results.on('test:pass', ({ details }) => { if (details.type !== 'suite') counts.passed += 1; });
  results.on('test:fail', ({ details, file }) => {
    if (details.type !== 'suite') counts.failed += 1;
    if (file) counts.failedIn.add(file);
  });
  const printed = results.compose(new spec());
  printed.pipe(process.stdout, { end: false });
  await new Promise((resolve) => printed.once('end', resolve));
  return counts;
}
