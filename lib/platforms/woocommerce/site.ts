/** Where the REST API of a WordPress site is. */
export interface Site {
  readonly isHttps: boolean;
  /** The store's stable name for people and identities: host and folder, without scheme. */
  readonly name: string;
  readonly origin: string;
  /** The address of a route such as `/wc/v3/orders`, without query parameters of its own. */
  address(route: string): string;
}

const API = /\/wc(?:-analytics)?(?:\/v\d.*)?$/;

/**
 * Reads what people enter: the site, with or without a folder and a last slash, the REST API's own address
 * (`…/wp-json/wc/v3`, also behind another prefix), or `…/?rest_route=/` where permalinks are plain. Null for anything else.
 * @see https://developer.wordpress.org/rest-api/extending-the-rest-api/routes-and-endpoints/
 */
export function readSite(text: string): Site | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  const path = url.pathname.replace(/\/+$/, '');
  const isPlain = url.searchParams.has('rest_route');
  const rest = isPlain ? `${path}${path.endsWith('.php') ? '' : '/'}` : restPath(path);
  const folder = isPlain ? path.replace(/\/index\.php$/, '') : rest.replace(/\/[^/]+$/, '');
  return {
    isHttps: url.protocol === 'https:',
    name: `${url.host}${folder}`,
    origin: url.origin,
    address: (route) => (isPlain ? `${url.origin}${rest}?rest_route=${encodeURIComponent(route)}` : `${url.origin}${rest}${route}`),
  };
}

/** The path before `/wc/v3`: as given where it is, WordPress's usual prefix otherwise. */
function restPath(path: string): string {
  if (path.endsWith('/wp-json')) return path;
  return API.test(path) ? path.replace(API, '') : `${path.replace(/\/index\.php$/, '')}/wp-json`;
}
