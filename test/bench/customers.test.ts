import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { customerAt, HEADER, ROW_BYTES, rowAt, writeCustomers } from '../../bench/customers';

const POSITIONS = [...Array(3_000).keys(), 99_999, 999_999, 9_999_999];

describe('the customers benchmarks run on', () => {
  it('fill every row to the same number of bytes, with and without phones', () => {
    const sizes = POSITIONS.flatMap((index) => [rowAt(index, true), rowAt(index, false)]).map((row) => Buffer.byteLength(row));
    expect(new Set(sizes)).toEqual(new Set([ROW_BYTES]));
  });

  it('have addresses of their own', () => {
    const addresses = POSITIONS.map((index) => customerAt(index).email);
    expect(new Set(addresses).size).toBe(POSITIONS.length);
    expect(addresses.every((address) => /^[a-z]+\.[a-z]+\d+@example\.com$/.test(address))).toBe(true);
  });

  it('are the same in every run', () => {
    expect(customerAt(0)).toEqual({
      name: 'Zoë Dupont', email: 'zoe.dupont0@example.com', phone: '(202) 555-0175', company: 'Blue Harbor', city: 'Washington', country: 'US',
    });
  });

  it('make a file that any reader takes, quoted where a cell holds a comma', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tributary-test-'));
    try {
      const text = readFileSync(await writeCustomers(folder, 2_500, { withPhone: true }), 'utf8');
      const records: Record<string, string>[] = parse(text, { columns: true });
      expect(Buffer.byteLength(text)).toBe(HEADER.length + 1 + 2_500 * ROW_BYTES);
      expect(records).toHaveLength(2_500);
      expect(records.filter(({ Company }) => Company === 'Baker, Sons & Co').length).toBeGreaterThan(200);
      expect(records.filter(({ Phone }) => !/\d{4}/.test((Phone ?? '').replace(/\D/g, '')))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('leave the phone out where it is not asked for', () => {
    const [, , phone] = rowAt(7, false).split(',');
    expect(phone).toBe('');
  });
});
