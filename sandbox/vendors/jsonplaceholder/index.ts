import { html, isObject, json, parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer, Vendor } from '../../http/types';
import { listUsers } from './list';
import { USERS, type PlaceholderUser } from './users';

const NO_CACHE = { 'Cache-Control': 'no-cache' };

/** https://jsonplaceholder.typicode.com, its users: open to all, and nothing is ever stored. */
export function jsonPlaceholder(): Vendor {
  return {
    name: 'JSONPlaceholder',
    prefix: '/jsonplaceholder',
    routes: [
      { method: 'GET', path: '/users', handle: (exchange) => uncached(listUsers(USERS, exchange.query, fullUrl(exchange))) },
      { method: 'POST', path: '/users', handle: (exchange) => withFields(exchange, create) },
      { method: 'GET', path: '/users/:id', handle: show },
      { method: 'PUT', path: '/users/:id', handle: (exchange) => withFields(exchange, replace) },
      { method: 'PATCH', path: '/users/:id', handle: (exchange) => withFields(exchange, merge) },
      { method: 'DELETE', path: '/users/:id', handle: () => answer(200, {}) },
    ],
    notFound: () => answer(404, {}),
    methodNotAllowed: () => answer(404, {}),
    examples: (baseUrl) => ({
      jsonplaceholder: {
        base_url: baseUrl,
        endpoints: { customers: '/users', health: '/users', lookup: '/users?email={email}' },
        authentication: { type: 'none' },
      },
    }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** Every creation gets the same id: the last one plus one, whatever id was sent. */
function create(exchange: Exchange, fields: Fields): Answer {
  const id = USERS.length + 1;
  return answer(201, { ...fields, id }, {
    Location: `${exchange.baseUrl}/users/${id}`, 'Access-Control-Expose-Headers': 'Location',
  });
}

function show(exchange: Exchange): Answer {
  const user = userOf(exchange);
  return user ? answer(200, user) : answer(404, {});
}

function replace(exchange: Exchange, fields: Fields): Answer {
  const user = userOf(exchange);
  return user ? answer(200, { ...fields, id: user.id }) : brokenDown("TypeError: Cannot read properties of undefined (reading 'id')");
}

function merge(exchange: Exchange, fields: Fields): Answer {
  return answer(200, { ...userOf(exchange), ...fields });
}

function withFields(exchange: Exchange, handle: (exchange: Exchange, fields: Fields) => Answer): Answer {
  if (exchange.mediaType === 'application/x-www-form-urlencoded') {
    return handle(exchange, Object.fromEntries(new URLSearchParams(exchange.body.toString('utf8'))));
  }
  if (exchange.mediaType !== 'application/json' || exchange.body.length === 0) return handle(exchange, {});
  const fields = parseJson(exchange.body);
  return isObject(fields) ? handle(exchange, fields) : brokenDown('SyntaxError: Unexpected token in JSON');
}

/** json-server's quirk: what it cannot handle is a 500 with a stack trace for a body. */
function brokenDown(message: string): Answer {
  return html(500, `<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Error</title>\n</head>\n<body>\n<pre>${message}<br> &nbsp; &nbsp;at sandbox</pre>\n</body>\n</html>\n`);
}

function userOf(exchange: Exchange): PlaceholderUser | undefined {
  return USERS.find((user) => String(user.id) === exchange.param('id'));
}

function fullUrl(exchange: Exchange): string {
  return `${exchange.baseUrl}/users?${exchange.query.toString()}`;
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return uncached(json(status, body, headers, 2));
}

function uncached(reply: Answer): Answer {
  return { ...reply, headers: { ...reply.headers, ...NO_CACHE } };
}
