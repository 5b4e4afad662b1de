import type { Route, Vendor } from './types';

export type Match =
  | { readonly kind: 'route'; readonly vendor: Vendor; readonly route: Route; readonly label: string; readonly params: ReadonlyMap<string, string> }
  /** The path exists under other methods (`allow`), or not at all (`allow` empty). */
  | { readonly kind: 'none'; readonly vendor: Vendor | null; readonly allow: string };

interface CompiledRoute {
  readonly route: Route;
  readonly segments: readonly string[];
  readonly label: string;
}

const NO_PARAMS: ReadonlyMap<string, string> = new Map();

/** Finds the route for a method and a path without its query string. */
export class Router {
  private readonly vendors: readonly { readonly vendor: Vendor; readonly routes: readonly CompiledRoute[] }[];

  constructor(vendors: readonly Vendor[]) {
    this.vendors = vendors.map((vendor) => ({ vendor, routes: vendor.routes.map((route) => compile(vendor, route)) }));
  }

  find(method: string, path: string): Match {
    for (const { vendor, routes } of this.vendors) {
      if (!isBelow(path, vendor.prefix)) continue;
      return findRoute(vendor, routes, method === 'HEAD' ? 'GET' : method, segmentsOf(path.slice(vendor.prefix.length)));
    }
    return { kind: 'none', vendor: null, allow: '' };
  }
}

function compile(vendor: Vendor, route: Route): CompiledRoute {
  return { route, segments: segmentsOf(route.path), label: `${route.method} ${vendor.prefix}${route.path}` };
}

function findRoute(vendor: Vendor, routes: readonly CompiledRoute[], method: string, segments: readonly string[]): Match {
  const allowed = new Set<string>();
  for (const { route, segments: pattern, label } of routes) {
    const params = matchSegments(pattern, segments);
    if (!params) continue;
    if (route.method === '*' || route.method === method) return { kind: 'route', vendor, route, label, params };
    allowed.add(route.method);
  }
  return { kind: 'none', vendor, allow: [...allowed].sort().join(', ') };
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): ReadonlyMap<string, string> | null {
  const open = pattern.at(-1) === '*';
  if (open ? segments.length < pattern.length - 1 : segments.length !== pattern.length) return null;
  let params: Map<string, string> | undefined;
  for (const [index, expected] of pattern.entries()) {
    if (expected === '*') break;
    const segment = segments[index] ?? '';
    if (expected.startsWith(':')) (params ??= new Map()).set(expected.slice(1), decoded(segment));
    else if (expected !== segment) return null;
  }
  return params ?? NO_PARAMS;
}

function isBelow(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/');
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
