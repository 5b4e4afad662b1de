import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npm } from '../install.mjs';
import { runTool } from '../run-tool.mjs';
import { stampOf } from '../stamp.mjs';

const PACKED = ['package.json', 'README.md', 'LICENSE', 'dist/credentials', 'dist/nodes', 'dist/lib', 'dist/icons'];

/**
 * Puts this package, as `npm publish` would send it out, among the community nodes of the n8n whose folder is
 * `n8nFolder`. Does nothing when the one there is the same. Resolves to whether it changed.
 */
export async function installPackage(root, n8nFolder, tell) {
  const nodes = path.join(n8nFolder, 'nodes');
  const marker = path.join(nodes, '.tributary.json');
  const before = read(marker);
  const sources = stampOf(root, PACKED);
  if (before.sources === sources) return false;

  const tarballs = path.join(nodes, '.tributary');
  fs.mkdirSync(tarballs, { recursive: true });
  const { file, hash } = await pack(root, tarballs);
  if (before.hash !== hash) {
    tell('Installing this package into n8n …');
    fs.rmSync(marker, { force: true });
    await install(nodes, file);
    dropOthers(tarballs, file);
  }
  fs.writeFileSync(marker, JSON.stringify({ sources, hash }));
  return before.hash !== hash;
}

/** The packed file is named by its content: npm trusts a tarball it has already seen under the same name. */
async function pack(root, folder) {
  const packed = await runTool(...npm('pack', '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', folder), { cwd: root });
  if (packed.code !== 0) throw new Error(`npm could not pack this package.\n${packed.output}`);
  const made = path.join(folder, nameOf(packed.output));
  const hash = createHash('sha256').update(fs.readFileSync(made)).digest('hex');
  const file = made.replace(/\.tgz$/, `-${hash.slice(0, 12)}.tgz`);
  fs.renameSync(made, file);
  return { file, hash };
}

function nameOf(output) {
  const name = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
  if (!name) throw new Error(`npm pack did not say what it made.\n${output}`);
  return path.basename(name);
}

async function install(nodes, tarball) {
  const manifest = path.join(nodes, 'package.json');
  // The same one that n8n itself would write.
  if (!fs.existsSync(manifest)) fs.writeFileSync(manifest, JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }, null, 2));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--prefer-offline', '--loglevel=error'];
  const done = await runTool(...npm('install', ...flags, tarball), { cwd: nodes });
  if (done.code !== 0) throw new Error(`npm could not install this package into n8n.\n${done.output}`);
}

function dropOthers(folder, kept) {
  for (const name of fs.readdirSync(folder)) {
    if (name !== path.basename(kept)) fs.rmSync(path.join(folder, name));
  }
}

function read(marker) {
  try {
    return JSON.parse(fs.readFileSync(marker, 'utf8'));
  } catch {
    return {};
  }
}
