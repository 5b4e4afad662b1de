import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Received } from './types';

/** One request as a route sees it: body read, path taken apart. */
export class Exchange {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Set by the route to what the log should tell. */
  readonly log: Received;
  private parsedQuery: URLSearchParams | undefined;

  constructor(
    request: IncomingMessage,
    readonly body: Buffer,
    /** Path with the query string, as sent. */
    readonly target: string,
    /** Scheme, host and vendor prefix. */
    readonly baseUrl: string,
    readonly remoteAddress: string,
    private readonly params: ReadonlyMap<string, string>,
    log: Received,
    /** Aborted when the sandbox closes. */
    readonly closing: AbortSignal,
  ) {
    this.method = request.method ?? 'GET';
    this.headers = request.headers;
    this.log = log;
  }

  get query(): URLSearchParams {
    this.parsedQuery ??= new URLSearchParams(this.target.split('?', 2)[1] ?? '');
    return this.parsedQuery;
  }

  has(name: string): boolean {
    return this.params.has(name);
  }

  /** A segment named in the route's path. */
  param(name: string): string {
    const value = this.params.get(name);
    if (value === undefined) throw new Error(`the route has no parameter :${name}`);
    return value;
  }

  header(name: string): string | undefined {
    const value = this.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /** Media type without parameters, lower case; empty where none was sent. */
  get mediaType(): string {
    return (this.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  }

  /** User and password of `Authorization: Basic`, or null. */
  get basicCredentials(): { readonly user: string; readonly password: string } | null {
    const encoded = /^Basic\s+(\S+)$/i.exec(this.headers.authorization ?? '')?.[1];
    if (!encoded) return null;
    const decoded = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    return colon < 0 ? null : { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
  }

  /** Token of `Authorization: Bearer`, or null. */
  get bearerToken(): string | null {
    return /^Bearer\s+(\S+)$/i.exec(this.headers.authorization ?? '')?.[1] ?? null;
  }
}
