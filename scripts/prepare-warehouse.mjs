import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './project.mjs';

/**
 * Makes the data folder that a first embedded warehouse is unpacked from, out of the compiled code. Does
 * nothing when the one at hand fits the engine and the schema.
 */
const compiled = path.join(root, 'dist', 'lib', 'warehouse');
const { makePristine, pristineStamp, PRISTINE_FILE, PRISTINE_STAMP } = createRequire(import.meta.url)(path.join(compiled, 'pristine.js'));

const stampFile = path.join(compiled, PRISTINE_STAMP);
const stamp = await pristineStamp();
if (!isUpToDate()) {
  const pristine = await makePristine();
  fs.rmSync(stampFile, { force: true });
  replaceFile(path.join(compiled, PRISTINE_FILE), pristine);
  replaceFile(stampFile, stamp);
}

function isUpToDate() {
  return fs.existsSync(path.join(compiled, PRISTINE_FILE)) && fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
}

function replaceFile(file, content) {
  fs.writeFileSync(`${file}.${process.pid}`, content);
  fs.renameSync(`${file}.${process.pid}`, file);
}
