/** `npm run test:n8n`: this package in a real n8n, used through a real browser; leaves nothing behind but screenshots. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command, readyProject, tellCounts } from './command.mjs';
import { ensureChromium } from './editor/chromium.mjs';
import { interrupted } from './editor/interrupted.mjs';
import { forgetOwnN8n, runSpecs } from './editor/specs.mjs';
import { root } from './project.mjs';

async function main() {
  const tell = (line) => process.stderr.write(`${line}\n`);
  const chromium = await ensureChromium(tell);
  await readyProject();

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
    return await runSpecs(path.join(root, 'test', 'n8n'), process.argv.slice(2), { again: true });
  } finally {
    await editor.close();
  }
}

await command(async () => {
  const counts = await main();
  process.stdout.write('\nScreenshots are in out/screens.');
  tellCounts(counts);
}, 1);
