import { randomBytes } from 'node:crypto';
import { json } from '../../../http/answers';
import type { Webhook } from '../hooks';
import { checkRole } from '../rest/authenticate';
import { batch } from '../rest/batch';
import { WpError } from '../rest/errors';
import { wholeNumber } from '../rest/list';
import type { RestRequest } from '../rest/request';
import type { Entry } from '../shelf';
import { nowMs, type Site } from '../site';
import type { RestRoute } from './resource';

const TOPIC = /^(coupon|customer|order|product)\.(created|updated|deleted)$|^(coupon|order|product)\.restored$|^action\.(woocommerce|wc)_\w+$/;

export const webhookRoutes: RestRoute[] = [
  { method: 'GET', path: '/webhooks', handle: listed },
  { method: 'POST', path: '/webhooks', handle: (request) => (checkRole(request.caller, 'create'), json(201, create(request.site, request.body))) },
  { method: 'GET', path: '/webhooks/:id', handle: (request) => (checkRole(request.caller, 'view'), json(200, show(request.site, find(request, 404)))) },
  { method: 'PUT', path: '/webhooks/:id', handle: (request) => (checkRole(request.caller, 'edit'), json(200, update(request.site, find(request, 400), request.body))) },
  { method: 'DELETE', path: '/webhooks/:id', handle: (request) => (checkRole(request.caller, 'delete'), json(200, remove(request, find(request, 404)))) },
  {
    method: 'POST', path: '/webhooks/batch', handle: (request) => {
      checkRole(request.caller, 'batch');
      const of = (id: number) => request.site.webhooks.get(id) ?? missing(400);
      return json(200, batch(request, {
        create: (fields) => create(request.site, fields),
        update: (id, fields) => update(request.site, of(id), fields),
        remove: (id) => (request.site.webhooks.delete(of(id).id), { id }),
      }));
    },
  },
];

function listed(request: RestRequest) {
  checkRole(request.caller, 'list');
  const { query, site } = request;
  const status = query.get('status') ?? 'all';
  const all = [...site.webhooks.values()].filter((hook) => status === 'all' || hook.status === status).reverse();
  const [perPage, page] = [wholeNumber(query, 'per_page', 10, 1, 100), wholeNumber(query, 'page', 1, 1)];
  const headers = { 'X-WP-Total': String(all.length), 'X-WP-TotalPages': String(Math.ceil(all.length / perPage)) };
  return json(200, all.slice((page - 1) * perPage, page * perPage).map((hook) => show(site, hook)), site.settings.stripHeaders ? {} : headers);
}

function create(site: Site, fields: Entry): Entry {
  const hook: Webhook = {
    id: site.nextId(), name: String(fields.name ?? 'Webhook created'), status: statusOf(fields.status ?? 'active'), topic: topicOf(fields.topic), deliveryUrl: urlOf(fields.delivery_url),
    secret: String(fields.secret ?? '') || randomBytes(25).toString('hex'), failures: 0, createdMs: nowMs(), modifiedMs: nowMs(),
  };
  site.webhooks.set(hook.id, hook);
  if (hook.status === 'active') site.hooks.ping(hook);
  return show(site, hook);
}

function update(site: Site, hook: Webhook, fields: Entry): Entry {
  const wasActive = hook.status === 'active';
  if (fields.topic !== undefined) hook.topic = topicOf(fields.topic);
  if (fields.delivery_url !== undefined) hook.deliveryUrl = urlOf(fields.delivery_url);
  if (fields.status !== undefined) hook.status = statusOf(fields.status);
  if (typeof fields.secret === 'string' && fields.secret !== '') hook.secret = fields.secret;
  if (typeof fields.name === 'string') hook.name = fields.name;
  hook.modifiedMs = nowMs();
  if (!wasActive && hook.status === 'active') {
    hook.failures = 0;
    site.hooks.ping(hook);
  }
  return show(site, hook);
}

function remove({ query, body, site }: RestRequest, hook: Webhook): Entry {
  if (!['true', '1'].includes(String(query.get('force') ?? body.force))) throw new WpError(501, 'woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.');
  site.webhooks.delete(hook.id);
  return show(site, hook);
}

function find({ site, ids }: RestRequest, status: number): Webhook {
  return site.webhooks.get(ids.get('id') ?? 0) ?? missing(status);
}

function missing(status: number): never {
  throw new WpError(status, 'woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.');
}

/** The secret is never told. */
function show(site: Site, hook: Webhook): Entry {
  const [resource, event] = hook.topic.split('.', 2);
  return {
    id: hook.id, name: hook.name, status: hook.status, topic: hook.topic, resource, event, hooks: [`woocommerce_${String(event)}_${String(resource)}`], delivery_url: hook.deliveryUrl,
    ...site.time.pair('date_created', hook.createdMs), ...site.time.pair('date_modified', hook.modifiedMs), _links: {},
  };
}

function topicOf(topic: unknown): string {
  if (typeof topic === 'string' && TOPIC.test(topic)) return topic;
  throw new WpError(400, 'woocommerce_rest_shop_webhook_invalid_topic', 'Webhook topic is required and must be valid.');
}

function urlOf(url: unknown): string {
  if (typeof url === 'string' && /^https?:\/\/[^/\s]+/.test(url)) return url;
  throw new WpError(400, 'woocommerce_rest_shop_webhook_invalid_delivery_url', 'Webhook delivery URL must be a valid URL starting with http:// or https://.');
}

function statusOf(status: unknown): Webhook['status'] {
  if (status === 'active' || status === 'paused' || status === 'disabled') return status;
  throw new WpError(400, 'rest_invalid_param', 'Invalid parameter(s): status', { params: { status: 'status is not one of active, paused, disabled.' } });
}
