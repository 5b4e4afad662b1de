import { locator } from '../locator';

/** Which dataset: one field for all operations on one, so that the choice survives a change of operation. */
export const datasetField = locator({
  displayName: 'Dataset',
  name: 'datasetId',
  searchListMethod: 'searchDatasets',
  description: 'The dataset the operation is about',
  resource: 'dataset',
  operations: ['get'],
});
