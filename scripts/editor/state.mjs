import fs from 'node:fs';
import path from 'node:path';

/** Creates the folders, and the files that the workflows read at a first try. */
export function prepareFolders(root, places) {
  for (const folder of [places.n8n, places.logs, path.join(places.files, 'inbox'), path.join(places.files, 'rejected')]) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  const sample = path.join(root, 'samples', 'customers.csv');
  if (fs.existsSync(places.record) || !fs.existsSync(sample)) return;
  for (const target of ['customers.csv', 'inbox/customers.csv']) fs.copyFileSync(sample, path.join(places.files, target));
}

/** What this editor was given so far; `{}` at the first start. */
export function readRecord(places) {
  return readJson(places.record) ?? {};
}

export function writeRecord(places, record) {
  fs.writeFileSync(`${places.record}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${places.record}.new`, places.record);
}

/** The editor that runs on this state folder, `{ pid, url }`, or null. Two of them would spoil the database. */
export function runningEditor(places) {
  const running = readJson(places.running);
  return running && running.pid !== process.pid && isAlive(running.pid) ? running : null;
}

export function markRunning(places, url) {
  fs.writeFileSync(places.running, JSON.stringify({ pid: process.pid, url }));
}

export function unmarkRunning(places) {
  fs.rmSync(places.running, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
