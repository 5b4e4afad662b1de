import { materialize } from '../materialize';

export const { fields, execute, concurrency } = materialize('dataModel', 'dataModelId');
