import { createMeter } from '../../../lib/http';
import { runSync } from '../../../lib/sync';
import { openWarehouse } from '../../../lib/warehouse';
import { heldBytes } from '../../heldBytes';
import { newConnection } from './support/client';
import { lineRow, orderRow } from './support/rows';

const PAGE = 250;
/** Counting what is held stops everything for a moment. */
const PAGES_PER_LOOK = 10;

/** Syncs so many orders with a line each, then again with every fourth one changed, and prints what it took. */
async function main([folder = '', rows = '0']: string[]): Promise<void> {
  const warehouse = await openWarehouse({ folder });
  const owner = await newConnection(warehouse);
  let most = 0;
  let pages = 0;
  for (const edition of [0, 1]) {
    const since = performance.now();
    const { streams: [result] } = await runSync({
      warehouse, owner, meter: createMeter(), signal: new AbortController().signal, options: { full: true, compare: 'always' },
      onProgress: () => { if ((pages += 1) % PAGES_PER_LOOK === 0) most = Math.max(most, heldBytes()); },
      platform: { displayName: 'Many', streams: [{ name: 'orders', displayName: 'Orders', tables: ['orders', 'order_lines'], deletions: 'compared' }] },
      connection: {
        identity: () => Promise.reject(new Error('not asked for')),
        test: () => Promise.reject(new Error('not asked for')),
        close: () => undefined,
        async *read() {
          for (let from = 0; from < Number(rows); from += PAGE) yield { ...page(from, edition), cursor: { at: new Date(from * 1000).toISOString() } };
        },
        async *ids() {
          for (let from = 0; from < Number(rows); from += PAGE) yield indices(from).map(String);
        },
      },
    });
    const seconds = (performance.now() - since) / 1000;
    process.stdout.write(`${JSON.stringify({ ...result!.counts, state: result!.state, failure: result!.failure?.message, rowsPerSecond: Math.round(Number(rows) / seconds), heldMb: Math.round(most / 2 ** 20) })}\n`);
  }
  await warehouse.close();
}

function page(from: number, edition: number) {
  const orders = indices(from).map((index) => {
    const total = `${index}.${edition === 1 && index % 4 === 0 ? '01' : '00'}`;
    return orderRow(String(index), { total, raw: { id: index, total, note: 'x'.repeat(800) } });
  });
  return { rows: { orders, order_lines: orders.map(({ id }) => lineRow(`${id}/1`, id)) } };
}

function indices(from: number): number[] {
  return Array.from({ length: PAGE }, (_, offset) => from + offset);
}

void main(process.argv.slice(2));
