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

const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs exactly what the lockfile names, without install scripts: nothing here needs one. `npm ci` refuses
 * a lockfile that lacks the optional packages of some platform (one made at a registry that has not got them);
 * `npm install` then takes the same versions, and `--no-save` leaves the lockfile as it is.
 */
export async function install(root) {
  let done = await runTool(...npm('ci', ...QUIETLY), { cwd: root });
  if (done.code !== 0 && done.output.includes('EUSAGE')) done = await runTool(...npm('install', '--no-save', ...QUIETLY), { cwd: root });
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
