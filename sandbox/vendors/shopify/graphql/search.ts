import { badRequest } from './errors';

/** What records can be searched by: times and numbers compare, texts match without case. */
export interface SearchField<T> {
  readonly kind: 'time' | 'number' | 'text';
  readonly of: (record: T) => number | string | readonly string[] | null;
}

export type SearchFields<T> = Readonly<Record<string, SearchField<T>>>;

export interface SearchWarning {
  readonly field: string;
  readonly message: string;
  readonly code: 'invalid_field';
}

export interface Search<T> {
  readonly matches: (record: T) => boolean;
  readonly warnings: readonly SearchWarning[];
}

type Test<T> = (record: T) => boolean;
const TOKEN = /\s*(\(|\)|-(?=\w)|(?:[\w.]+:)?(?:>=|<=|>|<)?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s()]+))/gy;

/**
 * Shopify's search syntax: `field:value`, comparators, AND, OR, NOT, quotes, brackets. An unknown field is dropped,
 * everything matches it, and only a warning tells.
 * @see https://shopify.dev/docs/api/usage/search-syntax
 */
export function parseSearch<T>(query: string | null | undefined, fields: SearchFields<T>): Search<T> {
  const tokens = [...(query ?? '').matchAll(TOKEN)].map((match) => match[1] ?? '');
  const warnings: SearchWarning[] = [];
  let at = 0;

  const either = (): Test<T> => {
    const tests = [every()];
    while (tokens[at] === 'OR') {
      at += 1;
      tests.push(every());
    }
    return (record) => tests.some((test) => test(record));
  };
  const every = (): Test<T> => {
    const tests: Test<T>[] = [];
    while (at < tokens.length && tokens[at] !== 'OR' && tokens[at] !== ')') {
      if (tokens[at] === 'AND') at += 1;
      else tests.push(single());
    }
    return (record) => tests.every((test) => test(record));
  };
  const single = (): Test<T> => {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === 'NOT' || token === '-') {
      const inner = single();
      return (record) => !inner(record);
    }
    if (token !== '(') return term(token, fields, warnings);
    const inner = either();
    if (tokens[at] === ')') at += 1;
    return inner;
  };

  const matches = either();
  return { matches, warnings };
}

function term<T>(token: string, fields: SearchFields<T>, warnings: SearchWarning[]): Test<T> {
  const [, name, comparator = '', quoted] = /^(?:([\w.]+):)?(>=|<=|>|<)?([\s\S]*)$/.exec(token) ?? [];
  const value = (quoted ?? '').replace(/^(['"])([\s\S]*)\1$/, '$2').replace(/\\(.)/g, '$1');
  if (name === undefined) {
    const texts = Object.values(fields).filter(({ kind }) => kind === 'text');
    return (record) => texts.some((field) => says(field.of(record), value));
  }
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) {
    warnings.push({ field: name, message: 'Invalid search field for this query.', code: 'invalid_field' });
    return () => true;
  }
  if (field.kind === 'text') return (record) => says(field.of(record), value);
  const bound = field.kind === 'time' ? Date.parse(value) : Number(value.split('/').at(-1));
  if (Number.isNaN(bound)) throw badRequest(field.kind === 'time' ? `Invalid timestamp for query filter \`${name}\`.` : `Invalid value for query filter \`${name}\`.`);
  return (record) => holds(Number(field.of(record) ?? NaN), comparator, bound);
}

function says(actual: ReturnType<SearchField<never>['of']>, wanted: string): boolean {
  const list = Array.isArray(actual) ? (actual as readonly string[]) : [String(actual ?? '')];
  const text = wanted.toLowerCase();
  if (text.endsWith('*')) return list.some((one) => one.toLowerCase().startsWith(text.slice(0, -1)));
  return list.some((one) => one.toLowerCase() === text || one.toLowerCase().split(/[\s@]+/).includes(text));
}

function holds(actual: number, comparator: string, bound: number): boolean {
  if (comparator === '>=') return actual >= bound;
  if (comparator === '<=') return actual <= bound;
  if (comparator === '>') return actual > bound;
  if (comparator === '<') return actual < bound;
  return actual === bound;
}
