import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';
import { APPLICATION, SELLERS } from '../../../sandbox/vendors/amazon';
import { call, type Called, type Call } from '../call';

/** A sandbox seen through plain fetch, as one of its sellers. */
export interface Seller {
  readonly sandbox: Sandbox;
  readonly region: string;
  readonly sellerId: string;
  token(): Promise<string>;
  /** One call of the API; `path` is below the region's host. */
  api(path: string, options?: Call & { readonly token?: string; readonly region?: string }): Promise<Called>;
  set(settings: object): Promise<Called>;
  steer(what: string, body?: object): Promise<Called>;
  truth<T>(what: string): Promise<T[]>;
}

export async function startSeller(options: SandboxOptions = {}, number = 0): Promise<Seller> {
  const sandbox = await startSandbox(options);
  return sellerOf(sandbox, number);
}

export function sellerOf(sandbox: Sandbox, number: number): Seller {
  const seller = SELLERS[number];
  if (!seller) throw new Error(`there is no seller ${number}`);
  const root = `${sandbox.url}/amazon`;
  let kept: string | undefined;
  const token = async () => {
    if (kept) return kept;
    const { body } = await call(`${root}/auth/o2/token`, {
      json: { grant_type: 'refresh_token', refresh_token: seller.refreshToken, client_id: APPLICATION.clientId, client_secret: APPLICATION.clientSecret },
    });
    kept = (body as { access_token: string }).access_token;
    return kept;
  };
  const steer = (what: string, body: object = {}) => call(`${root}/__${what}`, { json: body });
  return {
    sandbox, region: seller.region, sellerId: seller.id, token, steer,
    api: async (path, { token: given, region = seller.region, headers, ...rest } = {}) =>
      call(`${root}/${region}${path}`, { ...rest, headers: { 'x-amz-access-token': given ?? (await token()), ...headers } }),
    set: (settings) => steer('settings', settings),
    truth: async (what) => (await call(`${root}/__truth/${seller.region}/${what}`)).body as never[],
  };
}

/** Days before now, as the API takes dates. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
