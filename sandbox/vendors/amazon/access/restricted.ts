import { isObject, json, parseJson } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { denied, invalid } from '../answers';
import type { Call } from '../call';
import type { Restricted } from './tokens';

const ELEMENTS = ['buyerInfo', 'shippingAddress', 'buyerTaxInformation'];
const RESTRICTABLE = /^\/(orders\/v0\/orders|reports\/2021-06-30\/documents)(\/|$)/;
const LIFE_SECONDS = 3600;

/** `POST /tokens/2021-03-01/restrictedDataToken`. */
export function createRestrictedDataToken({ exchange, seller, settings, tokens }: Call): Answer {
  if (settings.missingRoles.split(',').includes('pii')) return denied('The application does not have the restricted roles for the requested resources.');
  const body = parseJson(exchange.body);
  const asked: unknown = isObject(body) ? body.restrictedResources : null;
  if (!Array.isArray(asked) || asked.length === 0 || asked.length > 50) return invalid('restrictedResources must hold 1 to 50 resources.');
  const restricted: Restricted[] = [];
  for (const one of asked as unknown[]) {
    if (!isObject(one) || typeof one.method !== 'string' || typeof one.path !== 'string') return invalid('Each restricted resource needs a method and a path.');
    if (!RESTRICTABLE.test(one.path)) return invalid(`The path ${one.path} is not a restricted resource.`);
    const dataElements = Array.isArray(one.dataElements) ? one.dataElements.map(String) : [];
    const unknown = dataElements.find((element) => !ELEMENTS.includes(element));
    if (unknown !== undefined) return invalid(`The data element ${unknown} is not valid.`);
    restricted.push({ method: one.method, path: one.path, dataElements });
  }
  return json(200, { restrictedDataToken: tokens.restrict(seller.facts, restricted, LIFE_SECONDS), expiresIn: LIFE_SECONDS });
}

/** What of a buyer a call may see: nothing without a restricted data token for this very method and path. */
export function elementsFor(call: Call, path: string): ReadonlySet<string> {
  const hit = call.restricted?.find((one) => one.method === call.exchange.method && matches(one.path, path));
  return new Set(hit?.dataElements);
}

/** A restricted data token is good for what it names and nothing else. */
export function opens(restricted: readonly Restricted[], method: string, path: string): boolean {
  return restricted.some((one) => one.method === method && matches(one.path, path));
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, at) => /^\{\w+\}$/.test(part) || part === given[at]);
}
