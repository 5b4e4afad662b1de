import { parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** What httpbin tells of a request without a body. */
export function echoGet(exchange: Exchange): object {
  return {
    args: grouped(exchange.query),
    headers: shownHeaders(exchange),
    origin: exchange.remoteAddress,
    url: urlOf(exchange),
  };
}

/** What httpbin tells of a request with a body. */
export async function echoBody(exchange: Exchange): Promise<object> {
  const { form, files } = await formOf(exchange);
  const isForm = Object.keys(form).length > 0 || Object.keys(files).length > 0;
  return {
    ...echoGet(exchange),
    data: isForm ? '' : asText(exchange.body, exchange.mediaType),
    files,
    form,
    json: isForm ? null : parseJson(exchange.body) ?? null,
  };
}

/** Names as httpbin shows them: `content-type` → `Content-Type`. */
export function shownHeaders(exchange: Exchange): Record<string, string> {
  const entries = Object.keys(exchange.headers).map((name) => [titleCase(name), exchange.header(name) ?? ''] as const);
  return Object.fromEntries(entries);
}

/** A repeated name becomes an array. */
export function grouped(values: Iterable<readonly [string, string]>): Values {
  const found = new Map<string, string[]>();
  for (const [name, value] of values) found.set(name, [...(found.get(name) ?? []), value]);
  return Object.fromEntries([...found].map(([name, all]) => [name, all.length === 1 ? all[0] ?? '' : all]));
}

async function formOf(exchange: Exchange): Promise<{ form: Values; files: Values }> {
  if (exchange.mediaType === 'application/x-www-form-urlencoded') {
    return { form: grouped(new URLSearchParams(exchange.body.toString('utf8'))), files: {} };
  }
  if (exchange.mediaType !== 'multipart/form-data') return { form: {}, files: {} };
  const parsed = new Response(exchange.body, { headers: { 'Content-Type': exchange.header('content-type') ?? '' } });
  const fields: [string, string][] = [];
  const files: [string, string][] = [];
  for (const [name, value] of await parsed.formData()) {
    if (typeof value === 'string') fields.push([name, value]);
    else files.push([name, asText(Buffer.from(await value.arrayBuffer()), value.type)]);
  }
  return { form: grouped(fields), files: grouped(files) };
}

/** UTF-8 text, or a data URL where the bytes are none. */
function asText(bytes: Buffer, mediaType: string): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  return `data:${mediaType || 'application/octet-stream'};base64,${bytes.toString('base64')}`;
}

function urlOf(exchange: Exchange): string {
  return new URL(exchange.target, exchange.baseUrl).href;
}

function titleCase(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}
