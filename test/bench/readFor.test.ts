import { readFor } from '../../bench/readFor';
import type { StreamPage } from '../../lib/sync/types';

const page = (ids: readonly string[]): StreamPage => ({ rows: { products: ids.map((id) => ({ id })) } as unknown as StreamPage['rows'], cursor: null });

describe('reading a stream for a while', () => {
  it('counts the rows of one table up to the end', async () => {
    async function* pages() {
      yield page(['a', 'b']);
      yield { rows: {}, cursor: null };
      yield page(['c']);
    }
    expect(await readFor(pages(), 'products', new AbortController(), 60_000)).toMatchObject({ rows: 3 });
  });

  it('keeps what was read when the time is up', async () => {
    const stopping = new AbortController();
    async function* pages() {
      yield page(['a']);
      await new Promise((_, reject) => { stopping.signal.addEventListener('abort', () => reject(new Error('stopped'))); });
    }
    expect(await readFor(pages(), 'products', stopping, 20)).toMatchObject({ rows: 1 });
    expect(stopping.signal.aborted).toBe(true);
  });

  it('passes on what goes wrong before', async () => {
    async function* pages() {
      yield page(['a']);
      throw new Error('The shop is gone.');
    }
    await expect(readFor(pages(), 'products', new AbortController(), 60_000)).rejects.toThrow('The shop is gone.');
  });
});
