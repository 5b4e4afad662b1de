import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../message';
import { UsageProblem } from '../problem';

const PACKAGE = 'n8n-nodes-base';
/** The version that belongs to n8n-core 2.41.0, and the registry's own checksum of it. */
const VERSION = '2.41.0';
const INTEGRITY = 'sha512-tm9Zcy3N1jAvH/Mz4la7S7DL0fZN7BuKyBqqeqfgygZt5vZRO0PeSMrfQT7JKCCetr0wnBizx8lTk8ldted70g==';

/** Two thirds of the package are read by editors and debuggers only. */
const NOT_NEEDED = ['*.map', '*.d.ts', 'package/dist/node-definitions'];

const run = promisify(execFile);

/**
 * The folder of n8n's own nodes, fetched when it is not there yet (12 MB, about 3 s). Only the package
 * itself: installed as a dependency it would bring 849 others, for services no workflow here uses.
 * It lies inside `node_modules`, so it shares the project's one n8n-workflow and leaves with it.
 */
export async function coreNodesFolder(projectRoot: string): Promise<string> {
  const folder = path.join(projectRoot, 'node_modules', '.n8n', PACKAGE);
  if (await exists(path.join(folder, 'package.json'))) return folder;

  await fs.mkdir(path.dirname(folder), { recursive: true });
  const work = await fs.mkdtemp(path.join(path.dirname(folder), '.fetch-'));
  try {
    await fetchInto(work);
    await moveIntoPlace(path.join(work, 'package'), folder);
    return folder;
  } finally {
    await fs.rm(work, { recursive: true, force: true });
  }
}

async function fetchInto(work: string): Promise<void> {
  const archive = await pack(work);
  const excluded = NOT_NEEDED.map((pattern) => `--exclude=${pattern}`);
  try {
    await run('tar', ['-xzf', archive, ...excluded], { cwd: work });
  } catch (error) {
    throw new UsageProblem(`n8n's own nodes (${PACKAGE} ${VERSION}) could not be unpacked with tar: ${firstLine(error)}`);
  }
}

async function pack(work: string): Promise<string> {
  const [npm, ...npmArguments] = npmCommand();
  const pack = ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--prefer-offline'];
  try {
    const { stdout } = await run(npm, [...npmArguments, ...pack], { cwd: work, shell: process.platform === 'win32' });
    const archive = path.join(work, stdout.trim().split('\n').at(-1) ?? '');
    const digest = createHash('sha512').update(await fs.readFile(archive)).digest('base64');
    if (`sha512-${digest}` !== INTEGRITY) throw new Error('its checksum is not the expected one');
    return archive;
  } catch (error) {
    throw new UsageProblem(`n8n's own nodes (${PACKAGE} ${VERSION}) could not be fetched with npm: ${firstLine(error)}`);
  }
}

/** The npm that started this process, where there is one. */
function npmCommand(): [string, ...string[]] {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

/** Renaming is atomic; when another process was first, its copy is as good. */
async function moveIntoPlace(from: string, to: string): Promise<void> {
  try {
    await fs.rename(from, to);
  } catch (error) {
    if (!(await exists(path.join(to, 'package.json')))) throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return await fs.access(file).then(() => true, () => false);
}

function firstLine(error: unknown): string {
  return messageOf(error).split('\n')[0] ?? '';
}
