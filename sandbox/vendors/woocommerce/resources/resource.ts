import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { checkRole } from '../rest/authenticate';
import { batch } from '../rest/batch';
import { WpError } from '../rest/errors';
import { list, trimmed, type ListRules } from '../rest/list';
import { siteUrl, type RestRequest } from '../rest/request';
import type { Entry, Item, Shelf } from '../shelf';
import { nowMs, type Site } from '../site';

export interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/wc/v3`, ids as `:id`. */
  readonly path: string;
  readonly handle: (request: RestRequest) => Answer;
}

/** A collection with the usual calls. */
export interface Resource {
  readonly path: string;
  /** As in error codes: `woocommerce_rest_<noun>_invalid_id`. */
  readonly noun: string;
  /** As in webhook topics; null where there are none. */
  readonly topic: 'order' | 'product' | 'customer' | null;
  readonly shelf: (site: Site) => Shelf;
  readonly rules: (request: RestRequest) => ListRules;
  /** All that a body has besides id, times and status. */
  readonly body: (site: Site, item: Item) => Entry;
  readonly hasTrash: boolean;
  /** Checked fields merged over what there was; throws WpError. */
  readonly write: (site: Site, fields: Entry, before: Entry | null, id: number, request: RestRequest) => { readonly own: Entry; readonly status: string };
  /** Checked before a single create only: WordPress's schema does not look into batches. */
  readonly required?: string;
}

export function endpoints(resource: Resource): RestRoute[] {
  const { path } = resource;
  return [
    { method: 'GET', path, handle: (request) => all(resource, request) },
    { method: 'POST', path, handle: (request) => made(resource, request) },
    { method: 'POST', path: `${path}/batch`, handle: (request) => batched(resource, request) },
    { method: 'PUT', path: `${path}/batch`, handle: (request) => batched(resource, request) },
    { method: 'GET', path: `${path}/:id`, handle: (request) => (checkRole(request.caller, 'view'), json(200, trimmed(show(resource, request, known(resource, request, 404)), request.query.get('_fields')))) },
    { method: 'PUT', path: `${path}/:id`, handle: (request) => (checkRole(request.caller, 'edit'), json(200, changed(resource, request, known(resource, request, 400), request.body))) },
    { method: 'DELETE', path: `${path}/:id`, handle: (request) => (checkRole(request.caller, 'delete'), json(200, removed(resource, request, known(resource, request, 404), isForced(request)))) },
  ];
}

export function show(resource: Resource, { site, exchange, isSsl }: RestRequest, item: Item): Entry {
  const times = { ...site.time.pair('date_created', item.createdMs), ...site.time.pair('date_modified', item.modifiedMs) };
  const self = `${siteUrl(exchange, site, isSsl)}/wp-json/wc/v3${resource.path}/${item.id}`;
  const status = resource.topic === 'customer' || resource.topic === null ? {} : { status: item.status };
  return { id: item.id, ...resource.body(site, item), ...times, ...status, _links: { self: [{ href: self }] } };
}

function all(resource: Resource, request: RestRequest): Answer {
  checkRole(request.caller, 'list');
  const shelf = resource.shelf(request.site);
  const items = () => (request.query.get('status') === 'trash' ? [...shelf.items.values()].filter(({ status }) => status === 'trash') : shelf.live());
  return list(request, shelf, items, resource.rules(request), (item) => show(resource, request, item));
}

function made(resource: Resource, request: RestRequest): Answer {
  checkRole(request.caller, 'create');
  if (resource.required && request.body[resource.required] === undefined) throw new WpError(400, 'rest_missing_callback_param', `Missing parameter(s): ${resource.required}`, { params: [resource.required] });
  const body = created(resource, request, request.body);
  return json(201, body, { Location: `${siteUrl(request.exchange, request.site, request.isSsl)}/wp-json/wc/v3${resource.path}/${String(body.id)}` });
}

function created(resource: Resource, request: RestRequest, fields: Entry): Entry {
  const { site } = request;
  const id = site.nextId();
  const { own, status } = resource.write(site, fields, null, id, request);
  const item: Item = { id, createdMs: nowMs(), modifiedMs: nowMs(), status, parent: request.ids.get('product') ?? 0, own };
  resource.shelf(site).put(item);
  tell(resource, request, 'created', item);
  return show(resource, request, item);
}

function changed(resource: Resource, request: RestRequest, item: Item, fields: Entry): Entry {
  const { site } = request;
  const shelf = resource.shelf(site);
  const { own, status } = resource.write(site, fields, { ...shelf.body(item), status: item.status }, item.id, request);
  const after: Item = { ...item, own, status, modifiedMs: nowMs() };
  shelf.put(after);
  tell(resource, request, item.status === 'trash' && status !== 'trash' ? 'restored' : 'updated', after);
  return show(resource, request, after);
}

function removed(resource: Resource, request: RestRequest, item: Item, force: boolean): Entry {
  const shelf = resource.shelf(request.site);
  if (!force && !resource.hasTrash) {
    const plural = `${resource.noun[0]?.toUpperCase()}${resource.noun.slice(1)}s`;
    throw new WpError(501, 'woocommerce_rest_trash_not_supported', `${plural} do not support trashing.`);
  }
  if (!force && item.status === 'trash') throw new WpError(410, 'woocommerce_rest_already_trashed', `The ${resource.noun} has already been deleted.`);
  const before = show(resource, request, item);
  if (force) shelf.drop(item.id);
  else shelf.put({ ...item, own: shelf.body(item), status: 'trash', modifiedMs: nowMs() });
  tell(resource, request, 'deleted', item);
  return force ? before : { ...before, status: 'trash' };
}

function batched(resource: Resource, request: RestRequest): Answer {
  checkRole(request.caller, 'batch');
  const find = (id: number) => of(resource, request, id) ?? notThere(new WpError(id ? 400 : 404, `woocommerce_rest_${resource.noun}_invalid_id`, 'Invalid ID.'));
  return json(200, batch(request, {
    create: (fields) => created(resource, request, fields),
    update: (id, fields) => changed(resource, request, find(id), fields),
    remove: (id) => removed(resource, request, of(resource, request, id) ?? notThere(new WpError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.')), true),
  }));
}

function known(resource: Resource, request: RestRequest, status: number): Item {
  return of(resource, request, request.ids.get('id') ?? 0) ?? notThere(new WpError(status, `woocommerce_rest_${resource.noun}_invalid_id`, 'Invalid ID.'));
}

function of(resource: Resource, { site, ids }: RestRequest, id: number): Item | undefined {
  const item = resource.shelf(site).find(id);
  return item && item.parent === (ids.get('product') ?? 0) ? item : undefined;
}

function notThere(error: WpError): never {
  throw error;
}

function isForced({ query, body }: RestRequest): boolean {
  return ['true', '1'].includes(String(query.get('force') ?? body.force ?? 'false'));
}

function tell(resource: Resource, request: RestRequest, event: string, item: Item): void {
  if (!resource.topic) return;
  request.site.hooks.happened(resource.topic, event, item.id, () => (event === 'deleted' ? { id: item.id } : show(resource, request, resource.shelf(request.site).find(item.id) ?? item)));
}
