import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Every file below `folders` of `root` (a missing folder has none; a file stands for itself), sorted. */
export function filesBelow(root, folders) {
  const found = [];
  const visit = (relative) => {
    const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) return void found.push({ relative, size: stat.size, modifiedMs: stat.mtimeMs });
    for (const name of fs.readdirSync(path.join(root, relative))) visit(path.join(relative, name));
  };
  folders.forEach(visit);
  return found.sort((a, b) => (a.relative < b.relative ? -1 : 1));
}

/** Changes whenever a file below `folders` is added, removed or written; reads no file. */
export function stampOf(root, folders) {
  const hash = createHash('sha256');
  for (const file of filesBelow(root, folders)) hash.update(`${file.relative}\0${file.size}\0${file.modifiedMs}\n`);
  return hash.digest('hex');
}
