import { locator } from '../locator';

/** Which workbook: one field for all operations on one, so that the choice survives a change of operation. */
export const workbookField = locator({
  displayName: 'Workbook',
  name: 'workbookId',
  searchListMethod: 'searchWorkbooks',
  description: 'The workbook the operation is about',
  resource: 'workbook',
  operations: ['get', 'getPages', 'getElements', 'getSources', 'getSchedules', 'export', 'materialize'],
});
