import { oneById } from '../oneById';

/** The file chosen. */
export const { fields, execute } = oneById([], 'inodeId', (sigma) => sigma.files.get);
