import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'dataModel',
  list: (sigma) => sigma.dataModels.list,
});
