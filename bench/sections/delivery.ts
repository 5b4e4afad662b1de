import path from 'node:path';
import { writeCustomers } from '../customers';
import { percent, ratio, seconds, whole } from '../figures';
import { contender } from '../processes';
import { SandboxProcess } from '../sandbox';
import { findings, type Section } from '../section';

const RATE = 40;
const BURST = 80;
const LATENCY_MS = 50;

/** Doubles are taken, so that they can be counted. */
const SANDBOX = ['--auth', 'none', '--rate', String(RATE), '--burst', String(BURST), '--latency', String(LATENCY_MS), '--no-unique'];

interface Row {
  readonly sender: string;
  readonly rows: number;
  readonly landed: number;
  readonly ms: number;
  /** Part of what the limit would have let through, in the time taken or the least time possible. */
  readonly shareOfLimit: number;
  readonly requests: number;
  readonly throttled: number;
  readonly doubles: number;
  readonly connections: number;
  readonly naiveShareOfLimit: number;
}

type Sent = Omit<Row, 'sender' | 'rows' | 'naiveShareOfLimit'>;

/** How much of an API's limit is put to use, and what it costs in refused requests. */
export const delivery: Section = {
  name: 'delivery',
  title: `Delivery to an API of ${RATE} requests/s (burst ${BURST}, ${LATENCY_MS} ms)`,
  async measure(settings) {
    const rows = settings.quick ? 240 : 2_000;
    const file = await writeCustomers(settings.folder, rows, { withPhone: true });
    const deliver = (concurrency: number | 'auto') => (url: string) =>
      contender('deliver', { url, file, concurrency, warehouseFolder: path.join(settings.folder, `warehouse-${concurrency}`) });
    const naively = (manner: string) => (url: string) =>
      contender('sendNaively', { url: `${url}/customers`, rows, manner, stopAfterMs: leastMs(rows) });

    const say = (sender: string) => settings.say(`${whole(rows)} rows, ${sender}: the limit asks for ${seconds(leastMs(rows))}`);
    settings.say(`${whole(rows)} rows all at once`);
    const atOnce = await measured(rows, naively('all at once'));
    // An import takes a third of a core for its ledger: three at a time would be in each other's way on two cores.
    say('concurrency auto; beside it, one request after another');
    const [auto, inOrder] = await Promise.all([measured(rows, deliver('auto')), measured(rows, naively('in order'))]);
    say('concurrency 5 and 16, each with an API of its own');
    const [five, sixteen] = await Promise.all([measured(rows, deliver(5)), measured(rows, deliver(16))]);
    const named: readonly (Sent & { readonly sender: string })[] = [
      { sender: 'Customer Import, concurrency auto', ...auto },
      { sender: 'Customer Import, concurrency 5', ...five },
      { sender: 'Customer Import, concurrency 16', ...sixteen },
      { sender: 'one request after another', ...inOrder },
      { sender: 'all at once, as HTTP Request does', ...atOnce },
    ];
    return report(named.map((row) => ({ ...row, rows, naiveShareOfLimit: inOrder.shareOfLimit })), rows);
  },
};

function report(rows: readonly Row[], count: number) {
  return findings<Row>([
    { title: 'sender', align: 'left', show: (row) => row.sender },
    { title: 'landed', show: (row) => `${whole(row.landed)} of ${whole(row.rows)}` },
    { title: 'time', show: (row) => seconds(row.ms) },
    { title: 'of the limit', show: (row) => percent(row.shareOfLimit, 1) },
    { title: '429', show: (row) => percent(row.throttled, row.requests) },
    { title: 'doubles', show: (row) => whole(row.doubles) },
    { title: 'connections', show: (row) => whole(row.connections) },
    { title: 'goodput, of one after another', show: (row) => ratio(row.shareOfLimit, row.naiveShareOfLimit) },
  ], rows, [
    `The limit lets ${whole(count)} requests through in ${seconds(leastMs(count))} at best. One after another stops then, or at the first 429; all at once are under way before there is one.`,
    'Times are those of the API: from the first request to arrive to the last.',
  ]);
}

async function measured(rows: number, send: (url: string) => Promise<unknown>): Promise<Sent> {
  const sandbox = await SandboxProcess.start(SANDBOX);
  try {
    await send(`${sandbox.url}/strict`);
    return await sentTo(sandbox, rows);
  } finally {
    await sandbox.stop();
  }
}

async function sentTo(sandbox: SandboxProcess, rows: number): Promise<Sent> {
  const posts = (await sandbox.received()).filter(({ route }) => route === 'POST /strict/customers');
  const emails = (await sandbox.customers()).map(({ email }) => String(email));
  const landed = new Set(emails).size;
  const ms = (posts.at(-1)?.at ?? 0) - (posts[0]?.at ?? 0);
  const admissible = BURST + (Math.max(ms, leastMs(rows)) / 1000) * RATE;
  const { connections } = await sandbox.stats();
  return {
    landed,
    ms,
    shareOfLimit: landed / admissible,
    requests: posts.length,
    throttled: posts.filter(({ status }) => status === 429).length,
    doubles: emails.length - landed,
    connections,
  };
}

function leastMs(rows: number): number {
  return (Math.max(0, rows - BURST) / RATE) * 1000;
}
