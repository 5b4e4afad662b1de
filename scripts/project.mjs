import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command was started from. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
