import { locator } from '../locator';

/** Which file: one field for all operations on one, so that the choice survives a change of operation. */
export const fileField = locator({
  displayName: 'File',
  name: 'inodeId',
  searchListMethod: 'searchFiles',
  description: 'The file the operation is about',
  resource: 'file',
  operations: ['get'],
});
