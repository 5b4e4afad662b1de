import { oneById } from '../oneById';

/** The dataset chosen. */
export const { fields, execute } = oneById([], 'datasetId', (sigma) => sigma.datasets.get);
