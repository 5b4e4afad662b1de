import fs from 'node:fs';
import path from 'node:path';
import { runTool } from './run-tool.mjs';

/**
 * Whether `node_modules` holds what package-lock.json names. npm writes its own record of an install when
 * the install is complete, so an interrupted one, an old one or none at all all read as "no".
 */
export function isInstalled(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    // Packages for other platforms stay out of an install.
    if (place === '' || entry.optional || entry.devOptional) return true;
    return present[place]?.version === entry.version;
  });
}

/** `npm ci` without install scripts: nothing the project needs is built at install time. */
export async function install(root) {
  const done = await runTool(...npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'), { cwd: root });
  if (done.code === 0) return { ok: true };
  return { ok: false, message: `npm could not install the project's packages.\n${done.output}` };
}

/** npm's command line through the npm that started this process, where there is one. */
export function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return [process.execPath, [script, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
