import { operations, type Operation } from '../../../../lib/platforms/amazon-seller';
import { OPERATIONS } from '../../../../sandbox/vendors/amazon/operations';
import { ROUTES } from '../../../../sandbox/vendors/amazon/routes';
import { readModels } from '../../../sandbox/amazon/models';

/** Every other test of this folder sends its calls through a proxy that holds each of them against these models. */
const models = readModels();

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'path' in value && 'rate' in value;
const known = Object.values(operations as Record<string, unknown>).filter(isOperation);
const concrete = (path: string) => path.replace(/\{\w+\}|:\w+/g, 'x');

it.each(known.map((operation) => [operation.name, operation] as const))('%s is in the model, with its parameters, rate and burst', (_, { method, path, query = [], rate, burst }) => {
  if (!models) return;
  expect(models.queryOf(method, concrete(path))).toEqual(expect.arrayContaining([...query]));
  expect(models.usagePlan(method, concrete(path))).toEqual({ rate, burst });
});

it.each(ROUTES.map((route) => [route.operation, route] as const))('the sandbox grants %s what the model states', (operation, { method, path }) => {
  const { rate, burst } = OPERATIONS[operation];
  if (models) expect(models.usagePlan(method, concrete(path))).toEqual({ rate, burst });
});

it('knows every operation it may call', () => {
  expect(known.length).toBeGreaterThanOrEqual(18);
  expect(new Set(known.map(({ name }) => name)).size).toBe(known.length);
});
