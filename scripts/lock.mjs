import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const WRITTEN_WITHIN_MS = 10_000;

/**
 * Runs `work` while no other process of this project installs or builds. The lock names its holder, so one
 * left behind by a killed process is taken over.
 */
export async function withLock(root, work) {
  const file = path.join(root, '.cache', 'setup.lock');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told) process.stderr.write('Waiting for another start of this project to finish installing or building …\n');
    told = true;
    await sleep(200);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    dropIfAbandoned(file);
    return false;
  }
}

function dropIfAbandoned(file) {
  const holder = holderOf(file);
  if (holder === null || isAlive(holder)) return;
  const aside = `${file}.${process.pid}`;
  try {
    // Renamed, then looked at again: another waiter may have replaced the dead lock by a live one meanwhile.
    fs.renameSync(file, aside);
    if (holderOf(aside) !== holder) fs.copyFileSync(aside, file, fs.constants.COPYFILE_EXCL);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

/** The holder's process id; null while the lock is gone or being written. */
function holderOf(file) {
  try {
    const { mtimeMs } = fs.statSync(file);
    const written = fs.readFileSync(file, 'utf8');
    if (written === '' && Date.now() - mtimeMs < WRITTEN_WITHIN_MS) return null;
    return Number(written);
  } catch {
    return null;
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
