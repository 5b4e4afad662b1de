import { Readable } from 'node:stream';
import { flatFile } from '../../../../lib/platforms/amazon-seller';
import { settlementRows } from '../../../../lib/platforms/amazon-seller/reports/settlement';
import type { TransactionRow } from '../../../../lib/warehouse/storeRows';
import { rejection } from './support/connected';

const HEADER = 'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmarketplace-name\tamount-type\tamount-description\tamount\tposted-date\tposted-date-time\tsku';
const total = (amount: string, id = '111', currency = 'EUR') => `${id}\t01.11.2026 00:00:00 UTC\t15.11.2026 00:00:00 UTC\t17.11.2026 02:30:00 UTC\t${amount}\t${currency}`;
const line = (amount: string, { id = '111', type = 'Order', amountType = 'ItemPrice', what = 'Principal', at = '02.11.2026 23:59:59 UTC', sku = 'SKU-1' } = {}) =>
  `${id}\t\t\t\t\t\t${type}\t302-1234567-1234567\tAmazon.de\t${amountType}\t${what}\t${amount}\t02.11.2026\t${at}\t${sku}`;

async function rowsOf(text: string, { charset = 'ISO-8859-1' as string | null, known = [] as string[] } = {}): Promise<TransactionRow[]> {
  const bytes = Buffer.from(text, 'latin1');
  // In pieces of a few bytes, so that lines and characters are cut anywhere.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7));
  const rows: TransactionRow[] = [];
  const source = await flatFile({ stream: Readable.from(pieces), charset }, 3);
  for await (const batch of settlementRows(source, 'R1', (id) => known.includes(id))) rows.push(...batch.rows);
  return rows;
}

it('amounts with a comma, dates with points and times in UTC are read exactly', async () => {
  const rows = await rowsOf([HEADER, total('1.011,11'), line('1.234,50'), line('-185,18', { amountType: 'ItemFees', what: 'Commission' }), line('-38,21', { what: 'Tax' })].join('\r\n'));
  expect(rows.map(({ kind, amount, currency, occurred_at: at }) => [kind, amount, currency, at])).toEqual([
    ['sale', '1234.50', 'EUR', '2026-11-02T23:59:59.000Z'], ['fee', '-185.18', 'EUR', '2026-11-02T23:59:59.000Z'], ['tax', '-38.21', 'EUR', '2026-11-02T23:59:59.000Z'],
    ['payout', '1011.11', 'EUR', '2026-11-17T02:30:00.000Z'],
  ]);
});

it.each([
  ['2026-11-02T23:30:00+01:00', '2026-11-02T22:30:00.000Z'], ['2026-11-02 23:30:00 UTC', '2026-11-02T23:30:00.000Z'], ['2026-11-02T23:30:00Z', '2026-11-02T23:30:00.000Z'],
  ['2026-11-02T23:30:00-0800', '2026-11-03T07:30:00.000Z'], ['2026-11-02', '2026-11-02T00:00:00.000Z'],
])('the time %s is %s in any time zone of the machine', async (at, expected) => {
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Auckland';
  try {
    expect((await rowsOf([HEADER, total('1.00'), line('1.00', { at })].join('\n')))[0]?.occurred_at).toBe(expected);
  } finally {
    process.env.TZ = zone;
  }
});

it('hostile content stays content: quotes, formulas, keys of objects, other letters, blank lines, short lines', async () => {
  const text = [
    HEADER.replace('marketplace-name', '__proto__'), total('3.00', '111', 'USD'), '', line('1.00', { sku: '"half a quote' }), line('1.00', { sku: '=HYPERLINK("http://x")' }),
    '', line('1.00', { sku: 'Größe-é' }).replace('Amazon.de', 'constructor'),
  ].join('\r\n');
  const rows = await rowsOf(text);
  expect(rows.map(({ sku }) => sku)).toEqual(['"half a quote', '=HYPERLINK("http://x")', 'Größe-é', null]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('two equal lines are two amounts', async () => {
  const rows = await rowsOf([HEADER, total('2.00'), line('1.00'), line('1.00')].join('\n'));
  expect(rows.filter(({ kind }) => kind === 'sale')).toHaveLength(2);
});

it('several settlements in one file each have their payout, and one that is in already is passed over', async () => {
  const text = [HEADER, total('1.00'), line('1.00'), total('-5.00', '222'), line('-5.00', { id: '222', type: 'ServiceFee', amountType: 'other-transaction', what: 'Subscription Fee' })].join('\n');
  expect((await rowsOf(text)).map(({ settlement_id: id, kind, amount }) => [id, kind, amount])).toEqual([['111', 'sale', '1.00'], ['111', 'payout', '1.00'], ['222', 'fee', '-5.00'], ['222', 'payout', '-5.00']]);
  expect((await rowsOf(text, { known: ['222'] })).map(({ settlement_id: id }) => id)).toEqual(['111', '111']);
});

it.each([
  ['lines are missing', [HEADER, total('3.00'), line('1.00')], /line 3 .*ends the settlement 111 2\.00 EUR short of its total/],
  ['an amount is none', [HEADER, total('3.00'), line('free')], /line 3 .*no amount in the column amount/],
  ['a date is none', [HEADER, total('3.00'), line('3.00', { at: '11/02/26' })], /line 3 .*no time in the column posted-date-time/],
  ['a line belongs elsewhere', [HEADER, total('3.00'), line('3.00', { id: '999' })], /line 3 .*another settlement/],
  ['there is no total', [HEADER, line('3.00')], /line 2 .*before the line with the total/],
  ['a line has too many cells', [HEADER, total('3.00'), `${line('3.00')}\tmore`], /line 3 .*columns of the others/],
  ['columns are missing', ['order-id\tamount', '1\t2'], /has no column settlement-id, total-amount/],
])('a file in which %s is refused with its line, and without what stands there', async (_, lines, sentence) => {
  const error = await rejection(rowsOf(lines.join('\n')));
  expect(error).toMatchObject({ code: 'SETTLEMENT_UNREADABLE' });
  expect(error.message).toMatch(sentence);
  expect(error.message).not.toMatch(/free|11\/02\/26|SKU-1/);
});
