import fs from 'node:fs';
import path from 'node:path';
import { runTool } from '../run-tool.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium. On Debian, as root and in CI (`CI=true`), it is installed when it is missing; elsewhere
 * an error says in one sentence how to get it.
 */
export async function ensureChromium(tell) {
  const found = findChromium();
  if (found) return found;
  if (process.env.CI === 'true' && process.getuid?.() === 0 && fs.existsSync('/etc/debian_version')) {
    tell('Installing Chromium …');
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'chromium');
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error('A Chromium browser is needed for these tests: install one (Debian: apt-get install chromium) or name yours in CHROMIUM_PATH.');
}

function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

async function apt(...args) {
  const done = await runTool('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (done.code !== 0) throw new Error(`apt-get ${args[0]} ended with code ${done.code}.\n${done.output.slice(-2000)}`);
}
