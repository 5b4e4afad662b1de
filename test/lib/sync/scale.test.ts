import { startChild } from '../warehouse/child';
import { warehouseFolder } from '../warehouse/folders';

interface Figures { readonly created: number; readonly updated: number; readonly unchanged: number; readonly deleted: number; readonly state: string; readonly peakMb: number }

async function syncMany(rows: number): Promise<Figures[]> {
  const child = startChild('../sync/syncMany.ts', await warehouseFolder(), String(rows));
  expect(await child.ended).toBe(0);
  return child.lines.map((line) => JSON.parse(line) as Figures);
}

describe('a sync of very many rows', () => {
  it('takes no more memory for 100,000 orders than for 10,000, beyond what the database keeps', async () => {
    const few = await syncMany(10_000);
    const many = await syncMany(100_000);
    expect(many.map(({ created, updated, unchanged, deleted, state }) => [created, updated, unchanged, deleted, state])).toEqual([
      [100_000, 0, 0, 0, 'succeeded'], [0, 25_000, 75_000, 0, 'succeeded'],
    ]);
    expect(many[1]!.peakMb - few[1]!.peakMb).toBeLessThan(60);
  }, 600_000);
});
