import type { Listed } from './lists';
import { invalid } from './refusals';

type Test<T> = (record: T) => boolean;

/** What a status is where none is asked for: open for orders, any for products. */
const NO_STATUS = '';
const DATES = { created_at: 'createdAt', updated_at: 'updatedAt', processed_at: 'processedAt' } as const;

/** What the query string leaves of a list. Names that it does not know change nothing, as with the vendor. */
export function filterOf<T extends { readonly id: number }>(query: URLSearchParams, { filters }: Pick<Listed<T>, 'filters'>): Test<T> {
  const tests: Test<T>[] = [];
  for (const [name, value] of query) {
    const own = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (own) tests.push((record) => own(record, value));
    else if (name === 'ids') tests.push(among(idsOf(name, value)));
    else if (name === 'since_id') tests.push(({ id }) => id > numberOf(name, value));
    else tests.push(...dated<T>(name, value));
  }
  const { status } = filters;
  if (status && !query.has('status')) tests.push((record) => status(record, NO_STATUS));
  return (record) => tests.every((test) => test(record));
}

export function idsOf(name: string, value: string): Set<number> {
  return new Set(value.split(',').map((id) => numberOf(name, id)));
}

function among<T extends { readonly id: number }>(ids: ReadonlySet<number>): Test<T> {
  return ({ id }) => ids.has(id);
}

function dated<T>(name: string, value: string): Test<T>[] {
  const [, date = '', bound] = /^(\w+_at)_(min|max)$/.exec(name) ?? [];
  if (!Object.hasOwn(DATES, date)) return [];
  const limit = Date.parse(value);
  if (Number.isNaN(limit)) throw invalid(name);
  return [(record) => {
    const at = Number(Reflect.get(record as object, DATES[date as keyof typeof DATES]));
    return bound === 'min' ? at >= limit : at <= limit;
  }];
}

function numberOf(name: string, value: string): number {
  if (!/^\d+$/.test(value.trim())) throw invalid(name);
  return Number(value);
}
