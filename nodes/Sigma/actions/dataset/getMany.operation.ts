import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'dataset',
  list: (sigma) => sigma.datasets.list,
});
