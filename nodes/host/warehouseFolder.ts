import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError, type IExecuteFunctions } from 'n8n-workflow';

type Helpers = Partial<Pick<IExecuteFunctions['helpers'], 'isFilePathBlocked'>>;
type ResolvedPath = Parameters<IExecuteFunctions['helpers']['isFilePathBlocked']>[0];

/**
 * The folder of the embedded warehouse: the one given, where n8n lets nodes write, or one beside n8n's own data.
 * Throws `UserError` for one where it does not.
 */
export async function warehouseFolderOf({ helpers }: { readonly helpers: Helpers }, given: string): Promise<string> {
  if (given === '') return join(n8nFolder(), 'tributary', 'warehouse');
  const folder = await realFolder(resolve(given));
  const isBlocked = helpers.isFilePathBlocked ? helpers.isFilePathBlocked(folder as ResolvedPath) : await isRestricted(folder);
  if (!isBlocked) return folder;
  throw new UserError(`n8n may not write to the warehouse folder ${given}`, {
    description: 'Leave the folder empty, or choose one below a folder named in N8N_RESTRICT_FILE_ACCESS_TO. Nothing was sent.',
  });
}

/** The folder with every link on the way followed, also when its last parts do not exist yet. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(await realFolder(parent), basename(folder));
  }
}

/** n8n's own rule, for the places where it does not lend its judgement: credential tests, triggers and lists. */
async function isRestricted(folder: string): Promise<boolean> {
  if (process.env.N8N_BLOCK_FILE_ACCESS_TO_N8N_FILES !== 'false' && isWithin(await realFolder(n8nFolder()), folder)) return true;
  const allowed = (process.env.N8N_RESTRICT_FILE_ACCESS_TO ?? '~/.n8n-files').split(';').map((entry) => entry.trim()).filter(Boolean);
  const folders = await Promise.all(allowed.map((entry) => realFolder(resolve(entry.replace(/^~/, homedir())))));
  return folders.length > 0 && !folders.some((parent) => isWithin(parent, folder));
}

function isWithin(parent: string, folder: string): boolean {
  const way = relative(parent, folder);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(parent, way) === folder);
}

function n8nFolder(): string {
  return join(process.env.N8N_USER_FOLDER ?? homedir(), '.n8n');
}
