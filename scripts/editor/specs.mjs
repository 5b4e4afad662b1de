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
 * how many tests passed and failed.
 */
export async function runSpecs(folder, words) {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.spec.mjs'))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word))).sort();
  const counts = { passed: 0, failed: 0 };
  const results = run({ files: files.map((name) => path.join(folder, name)), concurrency: 1, timeout: 600_000 });
  const count = (outcome) => ({ details }) => { if (details.type !== 'suite') counts[outcome] += 1; };
  results.on('test:pass', count('passed')).on('test:fail', count('failed'));
  const printed = results.compose(new spec());
  printed.pipe(process.stdout);
  await new Promise((resolve) => printed.once('end', resolve));
  return counts;
}
