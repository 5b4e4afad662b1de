import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { makeCertificate, type Certificate } from '../certificate';
import type { PostFigures, PostJob } from '../contenders/post';
import { milliseconds, ratio, whole } from '../figures';
import { medianBy } from '../median';
import { contender, end, serve } from '../processes';
import { findings, Unmeasurable, type Section } from '../section';

const CONCURRENCY = 32;
const TIMES = 3;

interface Row {
  readonly agent: PostJob['agent'];
  readonly requestsPerSecond: number;
  readonly handshakes: number;
  readonly cpuMsPerRequest: number;
  readonly peerRequestsPerSecond: number;
}

type Measured = Omit<Row, 'agent' | 'peerRequestsPerSecond'>;

/** What connections kept alive are worth over TLS. */
export const client: Section = {
  name: 'client',
  title: `HTTP client over TLS: ${CONCURRENCY} requests at a time, 5 ms each`,
  async measure({ quick, folder, say }) {
    const requests = quick ? 300 : 2_000;
    const certificate = await makeCertificate(folder);
    if (!certificate) throw new Unmeasurable('it needs the program openssl to make a certificate, and there is none here.');
    say(`${whole(requests)} requests over connections kept alive`);
    const kept = await median(certificate, 'kept alive', requests);
    say(`${whole(requests)} requests, each with a fresh agent`);
    const fresh = await median(certificate, 'fresh', requests);
    const peerRequestsPerSecond = fresh.requestsPerSecond;
    return findings<Row>([
      { title: 'client', align: 'left', show: (row) => (row.agent === 'fresh' ? 'axios, a fresh agent per request' : 'lib/http, connections kept alive') },
      { title: 'requests/s', show: (row) => whole(row.requestsPerSecond) },
      { title: 'handshakes', show: (row) => whole(row.handshakes) },
      { title: 'CPU per request', show: (row) => milliseconds(row.cpuMsPerRequest) },
      { title: 'requests/s, of fresh agents', show: (row) => ratio(row.requestsPerSecond, row.peerRequestsPerSecond) },
    ], [{ agent: 'kept alive', ...kept, peerRequestsPerSecond }, { agent: 'fresh', ...fresh, peerRequestsPerSecond }], [
      `${whole(requests)} POSTs; median of ${TIMES}. CPU is that of the client's process alone. A fresh agent per request is what n8n's request helper takes.`,
    ]);
  },
};

async function median(certificate: Certificate, agent: PostJob['agent'], requests: number): Promise<Measured> {
  const runs: Measured[] = [];
  for (let run = 0; run < TIMES; run += 1) runs.push(await measured(certificate, agent, requests));
  return medianBy(runs, (run) => run.requestsPerSecond);
}

async function measured({ keyFile, certificateFile }: Certificate, agent: PostJob['agent'], requests: number): Promise<Measured> {
  const server = serve('tlsServer', [keyFile, certificateFile]);
  try {
    const { port } = await message<{ port: number }>(server);
    const job = { url: `https://127.0.0.1:${port}`, requests, concurrency: CONCURRENCY, agent };
    const { ms, cpuMs } = await contender<PostFigures>('post', job, { NODE_EXTRA_CA_CERTS: certificateFile });
    server.send('handshakes');
    const { handshakes } = await message<{ handshakes: number }>(server);
    return { requestsPerSecond: (requests / ms) * 1000, handshakes, cpuMsPerRequest: cpuMs / requests };
  } finally {
    await end(server);
  }
}

async function message<T>(server: ChildProcess): Promise<T> {
  const [answer] = (await once(server, 'message')) as [T];
  return answer;
}
