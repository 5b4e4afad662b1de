import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setMaxListeners } from 'node:events';
import type { FaultSettings } from './conditions/faults';
import { control } from './control';
import { Recorder, type SandboxStats } from './http/recorder';
import { createSandboxServer } from './http/server';
import type { ApiConfigEntry, HostCredential, Received, Vendor } from './http/types';
import { storeSizes } from './storeSizes';
import { amazon, type AmazonSettings } from './vendors/amazon';
import { httpbin } from './vendors/httpbin';
import { jsonPlaceholder } from './vendors/jsonplaceholder';
import { reqres } from './vendors/reqres';
import { shopify } from './vendors/shopify';
import { sigma } from './vendors/sigma';
import { strictApi } from './vendors/strict';
import type { StrictOptions } from './vendors/strict/options';
import type { Customer } from './vendors/strict/store';
import { woocommerce } from './vendors/woocommerce';

export { sandboxCredentials } from './credentials';
export { emailHash, type SandboxStats } from './http/recorder';
export type { FaultSettings } from './conditions/faults';
export type { HostCredential, Received } from './http/types';
export type { StrictOptions } from './vendors/strict/options';
export type { Customer } from './vendors/strict/store';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly strict?: StrictOptions;
  readonly reqres?: { readonly requireApiKey?: boolean };
  /** For what httpbin and ReqRes make up; 1 unless given. */
  readonly seed?: number;
  /** Orders in each simulated store; 240 unless given. */
  readonly orders?: number;
  /** How the simulated Selling Partner API behaves; as strict as the real one unless given. */
  readonly amazon?: Partial<AmazonSettings>;
  /** Requests remembered for `received()`; the newest 200,000 unless given. */
  readonly logLimit?: number;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`; vendors live below it. */
  readonly url: string;
  readonly port: number;
  /** Customers stored by the strict API, in order of creation. */
  customers(): readonly Customer[];
  stats(): SandboxStats;
  /** The requests seen, in order of arrival. */
  received(): readonly Received[];
  /** Replaces the strict API's faults from now on; `{}` switches them off. */
  setFaults(faults: FaultSettings): void;
  /** Forgets customers (the persisted ones too), tokens, keys, counts and log; faults are as at the start again. */
  reset(): void;
  /** Entries for `config/api_config.json` that reach this sandbox. */
  apiConfig(): Readonly<Record<string, ApiConfigEntry>>;
  /** n8n credentials for every vendor and every kind of sign-in. */
  credentials(): readonly HostCredential[];
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** Starts every simulated service behind one HTTP server on 127.0.0.1. Throws on options that make no sense. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = 1, logLimit = 200_000, port = 0 } = options;
  const closing = new AbortController();
  // Every waiting answer listens to it; thousands of them are no leak.
  setMaxListeners(0, closing.signal);
  const recorder = new Recorder(logLimit);
  const onTokenIssued = () => { recorder.tokensIssued += 1; };
  const strict = await strictApi(options.strict ?? {}, onTokenIssued);
  const services: readonly Vendor[] = [
    strict, jsonPlaceholder(), reqres({ ...options.reqres, seed }), httpbin({ seed }), sigma(onTokenIssued),
    amazon({ orders: options.orders, settings: options.amazon }, onTokenIssued), woocommerce({ orders: options.orders }),
    shopify(storeSizes(options), onTokenIssued),
  ];
  const reset = () => {
    services.forEach((service) => service.reset?.());
    recorder.reset();
  };
  let url = '';
  const credentials = () => services.flatMap((service) => service.credentials?.(url) ?? []);
  const server = createSandboxServer([...services, control(strict, recorder, reset, credentials)], recorder, closing.signal);
  const address = await listen(server, port).catch((error: unknown) => {
    services.forEach((service) => service.close?.());
    throw error;
  });
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    port: address.port,
    customers: () => strict.customers(),
    stats: () => recorder.stats(),
    received: () => recorder.received(),
    setFaults: (faults) => strict.setFaults(faults),
    reset,
    credentials,
    apiConfig: () => Object.fromEntries(services.flatMap((service) => Object.entries(service.examples(`${url}${service.prefix}`)))),
    close: async () => {
      closing.abort();
      await closeServer(server);
      services.forEach((service) => service.close?.());
    },
  };
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address);
      else reject(new Error('The sandbox has no TCP address.'));
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
