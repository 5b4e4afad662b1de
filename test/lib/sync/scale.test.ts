import { startChild } from '../warehouse/child';
import { warehouseFolder } from '../warehouse/folders';

interface Figures { readonly created: number; readonly updated: number; readonly unchanged: number; readonly deleted: number; readonly state: string; readonly heldMb: number }

async function syncMany(rows: number): Promise<Figures[]> {
  const child = startChild('../sync/syncMany.ts', await warehouseFolder(), String(rows));
  expect(await child.ended).toBe(0);
  return child.lines.map((line) => JSON.parse(line) as Figures);
}

describe('a sync of very many rows', () => {
  it('takes no more memory for 100,000 orders than for 10,000', async () => {
    const few = await syncMany(10_000);
    const many = await syncMany(100_000);
    expect(many.map(({ created, updated, unchanged, deleted, state }) => [created, updated, unchanged, deleted, state])).toEqual([
      [100_000, 0, 0, 0, 'succeeded'], [0, 25_000, 75_000, 0, 'succeeded'],
    ]);
    // The database's cache counts as a whole from the start: how much of it has been used says nothing of the sync.
    expect(few[1]!.heldMb).toBeGreaterThan(0);
    expect(many[1]!.heldMb - few[1]!.heldMb).toBeLessThan(20);
  }, 600_000);
});
