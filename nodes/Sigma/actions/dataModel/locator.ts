import { locator } from '../locator';

/** Which data model: one field for all operations on one, so that the choice survives a change of operation. */
export const dataModelField = locator({
  displayName: 'Data Model',
  name: 'dataModelId',
  searchListMethod: 'searchDataModels',
  description: 'The data model the operation is about',
  resource: 'dataModel',
  operations: ['get', 'materialize'],
});
