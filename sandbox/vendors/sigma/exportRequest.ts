import { isObject, parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import { CONTROLS, ELEMENTS, PAGES, type Collection } from './data';

export interface ExportRequest {
  readonly format: string;
  readonly rowLimit: number;
  readonly elementId: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Connections whose warehouse token came with the request. */
  readonly overridden: readonly string[];
}

const KEYS = new Set([
  'elementId', 'pageId', 'format', 'parameters', 'rowLimit', 'offset', 'timeout', 'tag', 'exportAs', 'resultsValidityTimeMs', 'runAsynchronously',
]);
const ROWS = new Set(['csv', 'json', 'jsonl', 'xlsx']);
/** The connections every workbook reads from; both sign in to the warehouse with OAuth. */
export const READ_CONNECTIONS = 2;

/** Reads an export request as strictly as the reference describes it; a text is the reason it is refused. */
export function readExport(exchange: Exchange, connections: Collection): ExportRequest | string {
  const body = parseJson(exchange.body);
  if (!isObject(body)) return 'The body must be a JSON object';
  const unknown = Object.keys(body).find((key) => !KEYS.has(key));
  if (unknown) return `Unknown key ${unknown}`;
  const { format, elementId, pageId, parameters = {}, rowLimit = 1_000_000 } = body;
  if (!isObject(format) || typeof format.type !== 'string') return 'format must be an object with a type';
  const target = elementId !== undefined ? 'element' : pageId !== undefined ? 'page' : 'workbook';
  const refusal = wrongFormat(format, target) ?? wrongTarget(elementId, pageId) ?? wrongParameters(parameters);
  if (refusal) return refusal;
  if (typeof rowLimit !== 'number' || rowLimit < 1 || rowLimit > 1_000_000) return 'rowLimit must be between 1 and 1000000';
  const overridden = overrides(exchange, connections);
  if (typeof overridden === 'string') return overridden;
  return {
    format: format.type, rowLimit, overridden, parameters: parameters as Record<string, unknown>,
    elementId: typeof elementId === 'string' ? elementId : undefined,
  };
}

function wrongFormat(format: Readonly<Record<string, unknown>>, target: 'element' | 'page' | 'workbook'): string | null {
  const type = String(format.type);
  if (type === 'pdf') return format.layout === 'portrait' || format.layout === 'landscape' ? null : 'pdf needs a layout';
  if (type === 'xlsx') return null;
  if (type === 'png') return target === 'workbook' ? 'png needs an elementId or a pageId' : null;
  if (!ROWS.has(type)) return `Unknown format ${type}`;
  return target === 'element' ? null : `${type} needs an elementId`;
}

function wrongTarget(elementId: unknown, pageId: unknown): string | null {
  const elements = [...ELEMENTS.values()].flat();
  if (elementId !== undefined && !elements.some((element) => element.elementId === elementId)) return 'Unknown elementId';
  return pageId !== undefined && !PAGES.some((page) => page.pageId === pageId) ? 'Unknown pageId' : null;
}

function wrongParameters(parameters: unknown): string | null {
  if (!isObject(parameters)) return 'parameters must be an object';
  const wrong = Object.entries(parameters).find(([name, value]) => !CONTROLS.includes(name) || typeof value !== 'string');
  return wrong ? `The workbook has no control ${wrong[0]} that takes this value` : null;
}

/** The ids whose tokens are in `x-sigma-oauth-overrides`: a JSON list with long connection ids. */
function overrides(exchange: Exchange, connections: Collection): readonly string[] | string {
  const text = exchange.header('x-sigma-oauth-overrides');
  if (text === undefined) return [];
  const list = parseJson(Buffer.from(text));
  const isList = Array.isArray(list) && list.every((entry) => isObject(entry) && typeof entry.conn_id === 'string' && typeof entry.token === 'string' && entry.token !== '');
  if (!isList) return 'x-sigma-oauth-overrides must be a JSON list of {conn_id, token}';
  const ids = (list as { conn_id: string }[]).map((entry) => entry.conn_id);
  const unknown = ids.find((id) => connections.get(id)?.useOauth !== true);
  return unknown === undefined ? ids : 'conn_id must be the long id of a connection that uses OAuth';
}
