import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, stampOf } from './stamp.mjs';
import { runTool } from './run-tool.mjs';

const COMPILED = ['credentials', 'nodes', 'lib', 'sandbox', 'runner', 'bench'];
const SOURCES = [...COMPILED, 'icons', 'tsconfig.json', 'scripts/prepare-warehouse.mjs'];
const WAREHOUSE = ['lib/warehouse', 'scripts/prepare-warehouse.mjs'];
const PRISTINE = 'dist/lib/warehouse/pristine.tar.gz';

/** Whether `dist` was made from the sources as they are now. */
export function isBuilt(root) {
  const made = readStamps(root);
  return made.sources === stampOf(root, SOURCES) && fs.existsSync(path.join(root, 'dist'));
}

/**
 * Compiles, copies what lies beside the sources (icons, codex files, data), and prepares the embedded
 * warehouse. `dist` counts as built only when all of it succeeded.
 */
export async function build(root) {
  const sources = stampOf(root, SOURCES);
  const { warehouse } = readStamps(root);
  writeStamps(root, { warehouse });

  const compiled = await runNode(root, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
  if (compiled.code !== 0) return { ok: false, message: `The sources do not compile.\n${compiled.output}` };
  copyAssets(root);
  dropOrphans(root);

  const prepared = await prepareWarehouse(root, warehouse);
  if (!prepared.ok) return prepared;
  writeStamps(root, { sources, warehouse: prepared.stamp });
  return { ok: true };
}

function copyAssets(root) {
  for (const { relative } of filesBelow(root, [...COMPILED, 'icons'])) {
    if (relative.endsWith('.ts')) continue;
    const target = path.join(root, 'dist', relative);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(path.join(root, relative), target);
  }
}

/** A module whose source is gone must not be found any more. */
function dropOrphans(root) {
  for (const { relative } of filesBelow(path.join(root, 'dist'), COMPILED)) {
    if (!relative.endsWith('.js')) continue;
    const source = path.join(root, relative);
    if (!fs.existsSync(source.replace(/\.js$/, '.ts')) && !fs.existsSync(source)) fs.rmSync(path.join(root, 'dist', relative));
  }
}

/** Creating the first data folder takes seconds, so it is made anew only when the schema changed. */
async function prepareWarehouse(root, previous) {
  const script = 'scripts/prepare-warehouse.mjs';
  if (!fs.existsSync(path.join(root, script))) return { ok: true };
  const stamp = stampOf(root, WAREHOUSE);
  if (stamp === previous && fs.existsSync(path.join(root, PRISTINE))) return { ok: true, stamp };
  const prepared = await runNode(root, script);
  if (prepared.code !== 0) return { ok: false, message: `The embedded warehouse could not be prepared.\n${prepared.output}` };
  return { ok: true, stamp };
}

function runNode(root, script, ...args) {
  return runTool(process.execPath, [path.join(root, script), ...args], { cwd: root });
}

function stampFile(root) {
  return path.join(root, 'dist', '.stamps.json');
}

function readStamps(root) {
  try {
    return JSON.parse(fs.readFileSync(stampFile(root), 'utf8'));
  } catch {
    return {};
  }
}

function writeStamps(root, stamps) {
  const file = stampFile(root);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(stamps));
  fs.renameSync(`${file}.${process.pid}`, file);
}
