import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { openRecords, type SourceRecord } from '../../../lib/tabular';
import { FIXTURES, inChunks, readText } from './reading';

const ROW = 'Ada Lovelace,ada@x.example,London\n';

/** Endless CSV in 64 KiB chunks; counts how many were taken and whether it was let go. */
class EndlessCsv extends Readable {
  chunks = 0;

  override _read(): void {
    this.chunks += 1;
    const header = this.chunks === 1 ? 'name,email,city\n' : '';
    this.push(header + ROW.repeat(2000));
  }
}

describe('reading as a stream', () => {
  it('gives batches of the size asked for, and a last smaller one', async () => {
    const source = await openRecords(inChunks(Buffer.from(`name,email,city\n${ROW.repeat(2345)}`), 1000), { batchSize: 100 });
    const sizes: number[] = [];
    for await (const batch of source) sizes.push(batch.length);

    expect(sizes).toEqual([...Array.from({ length: 23 }, () => 100), 45]);
  });

  it('reads on only as batches are taken, and lets go of the stream when the reader stops', async () => {
    const stream = new EndlessCsv();
    const source = await openRecords(stream);
    const opened = stream.chunks;
    let batches = 0;
    for await (const batch of source) {
      batches += batch.length > 0 ? 1 : 0;
      if (batches === 40) break;
    }

    expect(opened).toBeLessThan(8);
    expect(stream.chunks).toBeLessThan(opened + 14);
    expect(source.bytesRead).toBeGreaterThan(0);
    expect(stream.destroyed).toBe(true);
  });

  it('lets go of a stream it refuses', async () => {
    const stream = createReadStream(path.join(FIXTURES, 'image.csv'));

    await expect(openRecords(stream)).rejects.toMatchObject({ code: 'binary_file' });
    expect(stream.destroyed).toBe(true);
  });

  it('stops with the reason of the signal, also while the stream is silent', async () => {
    const control = new AbortController();
    const silent = new Readable({ read: () => undefined });
    silent.push('name,email,city\n');
    const opening = openRecords(silent, { signal: control.signal });
    control.abort(new Error('cancelled by the user'));

    await expect(opening).rejects.toThrow('cancelled by the user');
    expect(silent.destroyed).toBe(true);
  });

  it('stops between batches once the signal is aborted', async () => {
    const control = new AbortController();
    const stream = new EndlessCsv();
    const source = await openRecords(stream, { signal: control.signal });
    const read = async (): Promise<void> => {
      for await (const batch of source) if (batch[0]!.index > 1000) control.abort(new Error('enough'));
    };

    await expect(read()).rejects.toThrow('enough');
    expect(stream.destroyed).toBe(true);
  });

  it('passes on what the stream itself fails with', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield Buffer.from(`name,email,city\n${ROW.repeat(20_000)}`);
      throw new Error('disk gone');
    }
    const read = async (): Promise<void> => {
      for await (const batch of await openRecords(failing())) expect(batch.length).toBeGreaterThan(0);
    };

    await expect(read()).rejects.toThrow('disk gone');
  });

  it('takes chunks of text as well', async () => {
    const source = await openRecords(Readable.from(['id,na', 'me\n1,Zo', 'ë\n']));
    const records: SourceRecord[] = [];
    for await (const batch of source) records.push(...batch);

    expect(records.map(({ cells }) => cells)).toEqual([['1', 'Zoë']]);
  });

  it('refuses to be read twice', async () => {
    const source = await openRecords(Readable.from([Buffer.from('id\n1\n')]));
    for await (const batch of source) expect(batch).toHaveLength(1);

    await expect(source[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'already_read' });
  });

  it('keeps the header names apart from later JSON records, which only add names', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => JSON.stringify(index < 1000 ? { id: index } : { extra: 1, id: index }));
    const { headers, records } = await readText(lines.join('\n'), { format: 'ndjson' });

    expect(headers).toEqual(['id', 'extra']);
    expect(records[0]?.cells).toEqual([0]);
    expect(records[1999]?.cells).toEqual([1999, 1]);
  });
});
