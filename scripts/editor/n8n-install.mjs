import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npm } from '../install.mjs';
import { withLock } from '../lock.mjs';
import { runTool } from '../run-tool.mjs';

const NEEDED_MAJOR = 24;

/**
 * The n8n that `editor/package-lock.json` names, installed outside the project so that every checkout with the
 * same lockfile shares it. Resolves to `{ home, node }`: the folder that holds `node_modules`, and a Node.js new
 * enough for n8n. Throws with the tool's own output when it cannot be had.
 */
export async function ensureN8n(root, tell) {
  const home = homeFor(root);
  if (!fs.existsSync(home)) await withLock(path.dirname(home), () => install(path.join(root, 'editor'), home, tell));
  return { home, node: nodeFor(home) };
}

/** Named by the lockfile's content and the platform, since native parts are built for it. */
export function homeFor(root) {
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  const lockfile = fs.readFileSync(path.join(root, 'editor', 'package-lock.json'));
  const name = createHash('sha256').update(lockfile).update(`${process.platform}-${process.arch}`).digest('hex').slice(0, 16);
  return path.join(cache, 'tributary', `n8n-${name}`);
}

/** The folder gets its name only when everything is in it: a broken-off install is never taken for a whole one. */
async function install(recipe, home, tell) {
  if (fs.existsSync(home)) return;
  tell('Installing n8n: about 3 GB and five minutes, once per machine …');
  const unfinished = `${home}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(recipe, file), path.join(unfinished, file));
  await step(unfinished, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  // The one native part that has no prebuilt form inside its package.
  await step(unfinished, 'rebuild', 'sqlite3', '--ignore-scripts=false');
  fs.renameSync(unfinished, home);
}

async function step(folder, ...args) {
  const done = await runTool(...npm(...args), { cwd: folder });
  if (done.code === 0) return;
  throw new Error(`n8n could not be installed: npm ${args[0]} ended with code ${done.code}. What it says:\n${done.output}`);
}

function nodeFor(home) {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const node = path.join(home, 'node_modules', `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(node)) return node;
  throw new Error(`n8n needs Node.js ${NEEDED_MAJOR} or newer, this is ${process.versions.node}: install one from https://nodejs.org and start again.`);
}
