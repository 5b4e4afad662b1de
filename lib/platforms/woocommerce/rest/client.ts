import type { ZodType, ZodTypeDef } from 'zod';
import { createHttpClient, HttpFailure, type EgressFilter, type HttpRequest, type HttpResponse, type Meter, type Method, type PacerOptions } from '../../../http';
import type { WooCredential } from '../credential';
import { readSite, type Site } from '../site';
import { wooAuth } from './auth';
import { explained } from './errors';
import { jsonIn } from './json';
import { pacerFor } from './limits';

/** The version every call is made for. @see https://woocommerce.github.io/woocommerce-rest-api-docs/ */
export const API = '/wc/v3';

/** Shared hosts are slow: a page of a hundred orders may take them half a minute. */
const TIMEOUT_MS = 90_000;
/** 508 and 52x are what hosts and Cloudflare answer for an overloaded site. */
const RETRY_STATUSES = [429, 500, 502, 503, 504, 508, 520, 521, 522, 523, 524];

export interface WooOptions extends Pick<PacerOptions, 'shared' | 'onTrouble'> {
  readonly credential: WooCredential;
  readonly meter: Meter;
  readonly egress?: EgressFilter;
}

export interface WooCall<T> {
  readonly method?: Method;
  /** Below `wp-json`, such as `/wc/v3/orders`. */
  readonly route: string;
  readonly query?: HttpRequest['query'];
  readonly json?: unknown;
  /** As in errors and metrics: `orders.list`. */
  readonly operation: string;
  /** Whether it may be sent again when its fate is unknown; reads, changes of what is there and deletions may. */
  readonly repeatable?: boolean;
  readonly shape: ZodType<T, ZodTypeDef, unknown>;
  readonly signal?: AbortSignal;
  readonly beforeSend?: () => Promise<void>;
}

export interface WooAnswer<T> {
  readonly data: T;
  readonly headers: Readonly<Record<string, string>>;
  /** An earlier attempt of this call may have taken effect. */
  readonly afterDoubt: boolean;
}

/** One key of one store at work. */
export interface WooClient {
  readonly site: Site;
  /** Sends one call and checks the shape of its answer. Throws HttpFailure. */
  call<T>(call: WooCall<T>): Promise<WooAnswer<T>>;
  close(): void;
}

export function createWooClient({ credential, meter, egress, shared, onTrouble }: WooOptions): WooClient {
  const site = readSite(credential.url);
  if (!site) throw new HttpFailure('The store URL is no http or https address. Correct the credential; nothing was sent.', { kind: 'not_sent', attempts: 0 });
  const auth = wooAuth(credential, site);
  const http = createHttpClient({
    baseUrl: site.origin, auth, meter, egress, timeoutMs: TIMEOUT_MS, pacer: pacerFor(site, { shared, onTrouble }), retry: { attempts: 2, backoffSeconds: 0.5, retryStatuses: RETRY_STATUSES },
  });
  const send = async <T>({ method = 'GET', route, operation, shape: _shape, repeatable = method !== 'POST', ...rest }: WooCall<T>): Promise<HttpResponse> => {
    try {
      const response = await http.request({ ...rest, method, url: site.address(route), operation, repeatable });
      auth.letIn();
      return response;
    } catch (thrown) {
      throw thrown instanceof HttpFailure ? explained(withJson(thrown), operation, method === 'GET', auth.secrets()) : thrown;
    }
  };
  return {
    site,
    async call(call) {
      const { data, headers, afterDoubt } = await send(call);
      return { data: checked(call, typeof data === 'string' ? jsonIn(data) ?? data : data), headers, afterDoubt };
    },
    close: () => http.close(),
  };
}

function checked<T>({ operation, shape }: WooCall<T>, data: unknown): T {
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  if (typeof data === 'string') {
    throw new HttpFailure(
      `${operation}: a web page came back instead of an answer: a login wall, a firewall, or no WooCommerce at this address. Open the store URL followed by /wp-json/wc/v3 in a browser and correct the credential.`,
      { kind: 'unknown', status: 200, code: 'not_an_api' },
    );
  }
  const [issue] = parsed.error.issues;
  const where = issue && issue.path.length > 0 ? `the field ${issue.path.join('.')}` : 'the answer';
  throw new HttpFailure(
    `${operation}: WooCommerce answered in a shape that is not known here (${where}: ${issue?.message ?? 'not as documented'}). A plugin may change it; the request itself was accepted.`,
    { kind: 'unknown', status: 200 },
  );
}

/** A refusal with PHP notices before it is still one. */
function withJson(failure: HttpFailure): HttpFailure {
  const body = typeof failure.body === 'string' ? jsonIn(failure.body) : undefined;
  if (body === undefined) return failure;
  const { message, kind, status, code, requestId, attempts, afterDoubt, headers } = failure;
  return new HttpFailure(message, { kind, status, code, requestId, attempts, afterDoubt, headers, body, cause: failure });
}
