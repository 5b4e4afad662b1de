import { createReadStream } from 'node:fs';
import path from 'node:path';
import { hashFile, hashStream } from '../../../lib/tabular';
import { FIXTURES } from './reading';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('hashing', () => {
  it('gives SHA-256 and size of a file, however it is read', async () => {
    const file = path.join(FIXTURES, 'pipe.txt');
    const hash = await hashFile(file);

    expect(hash).toEqual({ sha256: 'b3f4c316432e96ccf6a86b19bd5e3a160405d89f70ab7b96aaabe085b6c31cf4', bytes: 51 });
    expect(await hashStream(createReadStream(file, { highWaterMark: 3 }))).toEqual(hash);
  });

  it('knows the hash of nothing', async () => {
    expect(await hashFile(path.join(FIXTURES, 'empty.csv'))).toEqual({ sha256: EMPTY, bytes: 0 });
  });
});
