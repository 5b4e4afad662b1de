import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** The folder of the embedded warehouse: the one given, where n8n lets nodes write, or one beside n8n's own data. */
export async function warehouseFolderOf(host: IExecuteFunctions, given: string): Promise<string> {
  if (given === '') return join(process.env.N8N_USER_FOLDER ?? homedir(), '.n8n', 'tributary', 'warehouse');
  const folder = await realFolder(resolve(given));
  if (!host.helpers.isFilePathBlocked(folder as Awaited<ReturnType<typeof host.helpers.resolvePath>>)) return folder;
  throw new NodeOperationError(host.getNode(), `n8n may not write to the warehouse folder ${given}`, {
    itemIndex: 0,
    description: 'Leave the option empty, or choose a folder named in N8N_RESTRICT_FILE_ACCESS_TO. Nothing was sent.',
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
