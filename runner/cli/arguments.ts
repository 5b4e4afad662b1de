import path from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '../message';
import { UsageProblem } from '../problem';

export interface FieldChoice {
  readonly source: string;
  readonly target: string;
}

export interface NodeSetting {
  /** `NODE.PARAMETER`; which dot parts them shows only when the workflow's nodes are known. */
  readonly target: string;
  readonly value: string;
}

/** What the command line asked for; paths are absolute. */
export interface Arguments {
  readonly help: boolean;
  readonly workflow: string;
  /** Whether the workflow was named by the user. */
  readonly workflowGiven: boolean;
  readonly input: string | undefined;
  /** `FILE#name`, FILE as given. */
  readonly api: string | undefined;
  readonly credentials: string | undefined;
  readonly sandbox: boolean;
  readonly template: string | undefined;
  readonly map: readonly FieldChoice[];
  readonly set: readonly NodeSetting[];
  readonly dryRun: boolean;
  readonly fresh: boolean;
  readonly out: string;
  readonly country: string | undefined;
  readonly dateOrder: string | undefined;
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  workflow: { type: 'string' },
  input: { type: 'string' },
  api: { type: 'string' },
  credentials: { type: 'string' },
  sandbox: { type: 'boolean' },
  template: { type: 'string' },
  map: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  fresh: { type: 'boolean' },
  out: { type: 'string' },
  country: { type: 'string' },
  'date-order': { type: 'string' },
} as const;

const DATE_ORDERS = ['DMY', 'MDY', 'YMD'];

/**
 * Reads the words after the command. `projectRoot` holds the prebuilt workflows, `folder` is where relative
 * paths start.
 * @throws UsageProblem with one sentence on what cannot be taken.
 */
export function parseArguments(words: readonly string[], projectRoot: string, folder: string): Arguments {
  const { values } = parse(words);
  const absolute = (file: string | undefined) => (file === undefined ? undefined : path.resolve(folder, file));
  const given: Arguments = {
    help: values.help ?? false,
    workflow: absolute(values.workflow) ?? path.join(projectRoot, 'workflows', 'customer-import.json'),
    workflowGiven: values.workflow !== undefined,
    input: absolute(values.input),
    api: values.api,
    credentials: absolute(values.credentials),
    sandbox: values.sandbox ?? false,
    template: values.template,
    map: (values.map ?? []).map(fieldChoice),
    set: (values.set ?? []).map(nodeSetting),
    dryRun: values['dry-run'] ?? false,
    fresh: values.fresh ?? false,
    out: absolute(values.out) ?? path.resolve(folder, 'out'),
    country: country(values.country),
    dateOrder: dateOrder(values['date-order']),
  };
  refuseContradictions(given);
  return given;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, strict: true, allowPositionals: false });
  } catch (error) {
    throw new UsageProblem(`${clear(messageOf(error))} “npm start -- --help” lists the options.`);
  }
}

/** Node's own wording carries advice for programmers. */
function clear(message: string): string {
  const unknown = /Unknown option '([^']+)'/.exec(message)?.[1];
  if (unknown) return `There is no option ${unknown}.`;
  const positional = /Unexpected argument '([^']+)'/.exec(message)?.[1];
  if (positional) return `“${positional}” belongs to no option.`;
  const missing = /Option '(?:-\w, )?(--[\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(message)?.[1];
  if (missing) return `${missing} needs a value.`;
  const surplus = /Option '(?:-\w, )?(--[\w-]+)' does not take an argument/.exec(message)?.[1];
  return surplus ? `${surplus} takes no value.` : `${message}.`;
}

/** `E-mail=email`: column and field. The column may hold `=`; a field name never does. */
function fieldChoice(text: string): FieldChoice {
  const equals = text.lastIndexOf('=');
  const source = text.slice(0, Math.max(equals, 0)).trim();
  if (source === '') throw new UsageProblem(`--map takes "COLUMN=FIELD", such as --map "E-mail=email", not “${text}”.`);
  return { source, target: text.slice(equals + 1).trim() };
}

function nodeSetting(text: string): NodeSetting {
  const equals = text.indexOf('=');
  const target = text.slice(0, Math.max(equals, 0));
  if (!/.\../.test(target)) {
    throw new UsageProblem(`--set takes "NODE.PARAMETER=VALUE", such as --set "Customer Import.options.batchSize=50", not “${text}”.`);
  }
  return { target, value: text.slice(equals + 1) };
}

function country(text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z]{2}$/.test(text)) return text?.toUpperCase();
  throw new UsageProblem(`--country takes a two-letter country such as DE, not “${text}”.`);
}

function dateOrder(text: string | undefined): string | undefined {
  const order = text?.toUpperCase();
  if (order === undefined || DATE_ORDERS.includes(order)) return order;
  throw new UsageProblem(`--date-order takes one of ${DATE_ORDERS.join(', ')}, not “${text}”.`);
}

function refuseContradictions({ api, credentials, sandbox }: Arguments): void {
  if (api !== undefined && sandbox) throw new UsageProblem('--api and --sandbox name two destinations; give one of them.');
  if (api !== undefined && credentials !== undefined) throw new UsageProblem('--api and --credentials both bring credentials; give one of them.');
}
