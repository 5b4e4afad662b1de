/** `npm run test:n8n`: this package in a real n8n, used through a real browser; leaves nothing behind but screenshots. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureChromium } from './editor/chromium.mjs';
import { interrupted } from './editor/interrupted.mjs';
import { nodeIsTooOld } from './node-version.mjs';
import { root } from './project.mjs';

async function main() {
  const complaint = nodeIsTooOld();
  if (complaint) throw new Error(complaint);
  const tell = (line) => process.stderr.write(`${line}\n`);
  const chromium = await ensureChromium(tell);
  const { ensureReady } = await import('./ensure.mjs');
  const ready = await ensureReady(root);
  if (!ready.ok) throw new Error(ready.message);

  forgetOwnN8n();
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-editor-'));
  process.once('exit', () => fs.rmSync(state, { recursive: true, force: true }));
  void interrupted().then(() => process.exit(130));
  const { startEditor } = await import('./editor/editor.mjs');
  const editor = await startEditor({ root, state, port: 0, tell });
  try {
    Object.assign(process.env, {
      TRIBUTARY_N8N_URL: editor.url, TRIBUTARY_SANDBOX_URL: editor.sandboxUrl, TRIBUTARY_FILES: editor.places.files, TRIBUTARY_CHROMIUM: chromium,
    });
    return await runSpecs(process.argv.slice(2));
  } finally {
    await editor.close();
  }
}

/** A person's own n8n settings must not reach the one under test. */
function forgetOwnN8n() {
  for (const name of Object.keys(process.env)) {
    if (/^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|GENERIC)_/.test(name)) delete process.env[name];
  }
}

/** One spec file after the other, since they share one n8n; words on the command line choose some of them. */
async function runSpecs(words) {
  const folder = path.join(root, 'test', 'n8n');
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

try {
  const { passed, failed } = await main();
  process.stdout.write(`\nScreenshots are in out/screens.\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
