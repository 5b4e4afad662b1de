import https from 'node:https';
import { contend } from '../contend';

export interface PostJob {
  readonly url: string;
  readonly requests: number;
  readonly concurrency: number;
  readonly agent: 'kept alive' | 'fresh';
}

export interface PostFigures {
  readonly ms: number;
  /** User and system time of the process. */
  readonly cpuMs: number;
}

const BODY = { name: 'Anna Schmidt', email: 'anna.schmidt@example.com', phone: '+493023125001', city: 'Berlin', country: 'DE' };

contend(async ({ url, requests, concurrency, agent }: PostJob): Promise<PostFigures> => {
  const post = agent === 'kept alive' ? await ownClient(url, concurrency) : await axiosWithFreshAgents(url);
  let left = requests;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await post();
    }
  };
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000 };
});

async function ownClient(baseUrl: string, maxConcurrency: number): Promise<() => Promise<unknown>> {
  const { createHttpClient, createMeter, createPacer, none } = await import('../../lib/http');
  const client = createHttpClient({ baseUrl, auth: none(), meter: createMeter(), pacer: createPacer({ maxConcurrency }) });
  return () => client.request({ method: 'POST', url: '/customers', json: BODY, operation: 'customers.create', repeatable: false });
}

/** What n8n's request helper does: axios, and a new agent for every request. */
async function axiosWithFreshAgents(baseUrl: string): Promise<() => Promise<unknown>> {
  const { default: axios } = await import('axios');
  return () => axios.post(`${baseUrl}/customers`, BODY, { httpsAgent: new https.Agent(), proxy: false });
}
