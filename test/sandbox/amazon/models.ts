import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';

const FOLDER = path.join(__dirname, '..', '..', '..', '..', 'shared', 'specs', 'amazon');
const FILES = [
  'orders_2026-01-01', 'ordersV0', 'fbaInventory', 'finances_2024-06-19', 'financesV0', 'reports_2021-06-30', 'tokens_2021-03-01', 'sellers',
  'catalogItems_2022-04-01', 'listingsItems_2021-08-01',
];

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'body' | 'header';
  readonly required?: boolean;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly maxItems?: number;
  readonly items?: { readonly enum?: readonly string[] };
  readonly schema?: object;
}

interface Operation {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Found {
  readonly operation: Operation;
  readonly definitions: object;
}

/** Amazon's own models of its API, where they lie beside the project. */
export interface Models {
  /** Why a call does not fit, or null. `url` is the path below a host with its query. */
  callProblem(method: string, url: string, body?: unknown): string | null;
  /** Why an answer does not fit, or null. */
  answerProblem(method: string, url: string, status: number, body: unknown): string | null;
  /** The default rate and burst that an operation's description states; null where there is no such operation. */
  usagePlan(method: string, url: string): { readonly rate: number; readonly burst: number } | null;
  /** Names of the query parameters of an operation. */
  queryOf(method: string, url: string): readonly string[];
}

/** Null, with the reason printed, where the models are not there: they are not copied into the project. */
export function readModels(): Models | null {
  if (!fs.existsSync(FOLDER)) {
    process.stderr.write(`Amazon's models are not at ${FOLDER}: the contract tests are passed over.\n`);
    return null;
  }
  const paths = FILES.flatMap((file) => pathsOf(JSON.parse(fs.readFileSync(path.join(FOLDER, `${file}.json`), 'utf8')) as Spec));
  const find = (method: string, url: string): Found | null => {
    const [given = ''] = url.split('?', 1);
    const hit = paths.find((one) => one.method === method.toLowerCase() && one.pattern.test(given));
    return hit ?? null;
  };
  return {
    callProblem(method, url, body) {
      const found = find(method, url);
      return found ? queryProblem(found.operation, url) ?? bodyProblem(found, body) : `no model has ${method} ${url}`;
    },
    answerProblem(method, url, status, body) {
      const found = find(method, url);
      const schema = found?.operation.responses[String(status)]?.schema;
      if (!found) return `no model has ${method} ${url}`;
      return schema ? misfit(schema, found.definitions, body) : null;
    },
    usagePlan(method, url) {
      const [, rate, burst] = /Burst \|\s*\n\|[ \-|]*\|\s*\n\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(find(method, url)?.operation.description ?? '') ?? [];
      return rate === undefined || burst === undefined ? null : { rate: Number(rate), burst: Number(burst) };
    },
    queryOf: (method, url) => (find(method, url)?.operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name),
  };
}

interface Spec {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: object;
}

function pathsOf({ paths, definitions }: Spec) {
  return Object.entries(paths).flatMap(([template, operations]) => Object.entries(operations).filter(([, operation]) => operation.operationId).map(([method, operation]) => ({
    method, operation, definitions, pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
  })));
}

function queryProblem({ parameters = [] }: Operation, url: string): string | null {
  const query = new URLSearchParams(url.split('?', 2)[1] ?? '');
  const known = new Map(parameters.filter((one) => one.in === 'query').map((one) => [one.name, one]));
  const missing = [...known.values()].find(({ required, name }) => required && !query.has(name));
  if (missing) return `the parameter ${missing.name} is missing`;
  for (const [name, value] of query) {
    const parameter = known.get(name);
    if (!parameter) return `there is no parameter ${name}`;
    if (query.getAll(name).length > 1) return `${name} is given more than once`;
    const values = parameter.type === 'array' ? value.split(',') : [value];
    const allowed = parameter.items?.enum ?? parameter.enum;
    const wrong = allowed ? values.find((one) => !allowed.includes(one)) : undefined;
    if (wrong !== undefined) return `${name} may not be ${wrong}`;
    if (values.length > (parameter.maxItems ?? Infinity)) return `${name} has more than ${parameter.maxItems} values`;
    if (parameter.type === 'integer' && !/^\d+$/.test(value)) return `${name} is not a whole number`;
  }
  return null;
}

function bodyProblem({ operation, definitions }: Found, body: unknown): string | null {
  const schema = operation.parameters?.find((one) => one.in === 'body')?.schema;
  if (!schema) return body === undefined ? null : 'the operation takes no body';
  return misfit(schema, definitions, body);
}

const compiled = new WeakMap<object, Ajv.ValidateFunction>();

function misfit(schema: object, definitions: object, value: unknown): string | null {
  const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore', schemaId: 'auto', logger: false, nullable: true });
  const validate = compiled.get(schema) ?? ajv.compile({ ...schema, definitions });
  compiled.set(schema, validate);
  return validate(value) ? null : ajv.errorsText(validate.errors);
}
