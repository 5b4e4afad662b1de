import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { problems, readAll, rows, type Read } from './reading';

const ROOT = path.join(__dirname, '../../..');
const SAMPLES = path.join(ROOT, 'samples');
const RESERVED_ADDRESS = /^[^\s@]+@(example\.(com|org|net)|[a-z]+\.example)$/;

function readSample(name: string): Promise<Read> {
  return readAll(createReadStream(path.join(SAMPLES, name)), { fileName: name });
}

const COUNTRY_NAMES: readonly (readonly [CountryCode, RegExp])[] = [
  ['DE', /^(germany|de|deutschland)$/i], ['GB', /^(uk|gb|united kingdom|great britain)$/i], ['US', /^(usa?|united states)$/i],
  ['CA', /^(canada|ca)$/i], ['FR', /^(france|fr)$/i], ['AU', /^(australia|au)$/i], ['SE', /^(sweden|se|sverige)$/i],
  ['JP', /^(japan|jp|日本)$/i], ['CN', /^(china|cn|中国)$/i], ['PL', /^(poland|pl|polska)$/i],
];

function isValidPhone(phone: string, land: string): boolean {
  const country = COUNTRY_NAMES.find(([, names]) => names.test(land))?.[0];
  const dialled = phone.trim().replace('(0)', '').replace(/^00/, '+');
  return parsePhoneNumberFromString(dialled, country)?.isValid() ?? false;
}

describe('samples', () => {
  it('are what their generator writes', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'samples-'));
    execFileSync(process.execPath, [path.join(ROOT, 'scripts/make-samples.mjs'), folder]);
    const files = readdirSync(folder);

    expect(files.sort()).toEqual(readdirSync(SAMPLES).filter((name) => !name.startsWith('.')).sort());
    for (const file of files) expect(readFileSync(path.join(folder, file)).equals(readFileSync(path.join(SAMPLES, file)))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('hold a mess of 2,000 rows of which most can be imported', async () => {
    const read = await readSample('customers.csv');
    const bad = problems(read).map(([code]) => code);
    const emails = rows(read).map((cells) => String(cells[3]).trim().toLowerCase());
    const valid = emails.filter((email) => RESERVED_ADDRESS.test(email));

    expect(read.headers).toEqual(['Kunden-Nr.', 'Full name', 'E-Mail Address', 'Tel./Mobile', 'Firma / Company', 'Street', 'ZIP', 'Town', 'Land', 'Customer since', 'Newsletter?', 'Notes']);
    expect(read.records).toHaveLength(2000);
    expect(bad.filter((code) => code === 'too_few_fields')).toHaveLength(11);
    expect(bad.filter((code) => code === 'too_many_fields')).toHaveLength(9);
    expect(bad.filter((code) => code === 'unclosed_quote')).toHaveLength(2);
    expect(emails.length - valid.length).toBe(80);
    expect(valid.length - new Set(valid).size).toBe(60);
    expect(new Set(valid).size).toBeGreaterThan(1800);
  });

  it('hold phone numbers that are valid unless meant otherwise', async () => {
    const read = await readSample('customers.csv');
    const invalid = rows(read).filter((cells) => !isValidPhone(String(cells[4]), String(cells[9])));

    expect(invalid).toHaveLength(30);
  });

  it.each([
    ['customers.json', 'json', 'utf-8'],
    ['customers.ndjson', 'ndjson', 'utf-8'],
    ['customers.xml', 'xml', 'utf-8'],
    ['customers-semicolon-cp1252.csv', 'csv', 'windows-1252'],
  ])('hold 50 faultless customers in %s', async (name, format, encoding) => {
    const read = await readSample(name);

    expect(read.detected).toMatchObject({ format, encoding });
    expect(read.records).toHaveLength(50);
    expect(problems(read)).toEqual([]);
  });
});
