import { oneById } from '../oneById';

/** The data model chosen. */
export const { fields, execute } = oneById([], 'dataModelId', (sigma) => sigma.dataModels.get);
