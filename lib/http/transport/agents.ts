import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { EgressFilter } from '../types';

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

// The connections of the whole process, by proxy settings; a guard has its own, since its look-up is part of them.
const shared = new Map<string, Agents>();
const guarded = new WeakMap<EgressFilter, Map<string, Agents>>();
const everyone = new Set<WeakRef<Agents>>();

/** Keep-alive agents, made on first use and shared by every client of the process. */
export async function agentsFor(egress: EgressFilter | undefined): Promise<Agents> {
  const proxies = proxySettings();
  const pool = egress ? poolOf(egress) : shared;
  const known = pool.get(proxies);
  if (known) return known;
  const made = await makeAgents(proxies !== '', egress?.createSecureLookup() as LookupFunction | undefined);
  const agents = pool.get(proxies) ?? made;
  pool.set(proxies, agents);
  everyone.add(new WeakRef(agents));
  return agents;
}

/** Closes connections no request is using. Requests made later open new ones. */
export function closeIdleConnections(): void {
  for (const reference of everyone) {
    const agents = reference.deref();
    if (!agents) everyone.delete(reference);
    else closeIdle(agents);
  }
}

function closeIdle(agents: Agents): void {
  const sockets = [agents.http, agents.https].flatMap((agent) => Object.values(agent.freeSockets ?? {}));
  for (const socket of sockets.flat()) socket?.destroy();
}

function poolOf(egress: EgressFilter): Map<string, Agents> {
  const pool = guarded.get(egress) ?? new Map<string, Agents>();
  guarded.set(egress, pool);
  return pool;
}

async function makeAgents(behindProxy: boolean, lookup: LookupFunction | undefined): Promise<Agents> {
  const options = {
    keepAlive: true,
    maxSockets: 256,
    maxFreeSockets: 256,
    scheduling: 'lifo' as const,
    // Servers close idle connections after 5 s or more; one reused at that very moment is reset under a request
    // whose fate is then unknown. Ours are closed before. Connections in use are not concerned.
    timeout: 4000,
    ...(lookup && { lookup }),
  };
  const direct = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  if (!behindProxy) return direct;
  const { ProxyAgent } = await import('proxy-agent');
  const proxied = { ...options, httpAgent: direct.http, httpsAgent: direct.https };
  // A plain request names its target to the proxy only when its connection is made: a kept one would lose it.
  // Tunnels, and what NO_PROXY exempts, are kept alive.
  const http = new ProxyAgent({ ...proxied, keepAlive: false });
  const https = new ProxyAgent(proxied);
  return { http: http as unknown as HttpAgent, https: https as unknown as HttpsAgent };
}

function proxySettings(): string {
  const names = PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()]);
  return names.map((name) => process.env[name] ?? '').join('\n').trim();
}
