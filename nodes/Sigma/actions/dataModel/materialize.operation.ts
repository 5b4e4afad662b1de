import { materialize } from '../materialize';

export const { fields, execute } = materialize('dataModel', 'dataModelId');
