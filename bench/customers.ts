import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes of every row, its line end included. */
export const ROW_BYTES = 150;
export const HEADER = 'Name,E-mail,Phone,Company,City,Country,Customer since,Notes';

const ROWS_PER_CHUNK = 1_000;

const FIRST_NAMES = ['Anna', 'Lukas', 'Zoë', 'Chloé', 'Marek', 'Jürgen', 'Ines', 'Oliver', 'Grace', 'Tomás', 'Aylin', 'Ben'];
const LAST_NAMES = ['Schmidt', 'Okafor', 'Müller', 'Dupont', 'Novák', 'Smith', 'García', 'Yilmaz', 'Walker', 'Rossi', 'Chen'];
const COMPANIES = ['Acme Ltd', 'Baker, Sons & Co', 'Nordlicht GmbH', 'Lumière SARL', 'Blue Harbor', '', 'Finch Studio', 'Atlas Foods'];
const NOTES = 'prefers a call in the afternoon and asked for the new price list before the end of the quarter ';

interface Place {
  readonly city: string;
  readonly country: string;
  /** Spellings of numbers set aside for films and examples; `#` is a digit. */
  readonly phones: readonly string[];
}

const PLACES: readonly Place[] = [
  { city: 'Berlin', country: 'DE', phones: ['030 23125 ###', '+49 30 23125###', '(030) 23125-###'] },
  { city: 'London', country: 'GB', phones: ['020 7946 0###', '+44 20 7946 0###'] },
  { city: 'Washington', country: 'US', phones: ['(202) 555-01##', '202-555-01##', '+1 202 555 01##'] },
  { city: 'Lyon', country: 'FR', phones: ['04 65 71 2# ##', '+33 4 65 71 2# ##', '0033 465712###'] },
];

export interface Customer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly city: string;
  readonly country: string;
}

/** The customer at a 0-based position: always the same one, with an address nobody else has. */
export function customerAt(index: number): Customer {
  const first = pick(FIRST_NAMES, index, 1);
  const last = pick(LAST_NAMES, index, 2);
  const { city, country, phones } = pick(PLACES, index, 3);
  return {
    name: `${first} ${last}`,
    email: `${ascii(first)}.${ascii(last)}${index}@example.com`,
    phone: withDigits(pick(phones, index, 4), scramble(index, 5)),
    company: pick(COMPANIES, index, 6),
    city,
    country,
  };
}

/** The customer as a CSV row of `ROW_BYTES`, filled up in the last column. */
export function rowAt(index: number, withPhone: boolean): string {
  const { name, email, phone, company, city, country } = customerAt(index);
  const day = `20${two(10 + (scramble(index, 7) % 15))}-${two(1 + (scramble(index, 8) % 12))}-${two(1 + (scramble(index, 9) % 28))}`;
  const row = `${name},${email},${withPhone ? phone : ''},${quoted(company)},${city},${country},${day},`;
  const space = ROW_BYTES - Buffer.byteLength(row) - 1;
  return `${row}${NOTES.repeat(2).slice(0, space).trimEnd().padEnd(space, '.')}\n`;
}

/** Writes a file of so many customers into the folder and gives its path. */
export async function writeCustomers(folder: string, rows: number, { withPhone }: { readonly withPhone: boolean }): Promise<string> {
  const file = path.join(folder, `customers-${rows}${withPhone ? '-phones' : ''}.csv`);
  await pipeline(Readable.from(chunks(rows, withPhone)), createWriteStream(file));
  return file;
}

function* chunks(rows: number, withPhone: boolean): Generator<string> {
  yield `${HEADER}\n`;
  for (let from = 0; from < rows; from += ROWS_PER_CHUNK) {
    const count = Math.min(ROWS_PER_CHUNK, rows - from);
    yield Array.from({ length: count }, (_, offset) => rowAt(from + offset, withPhone)).join('');
  }
}

function pick<T>(list: readonly T[], index: number, salt: number): T {
  return list[scramble(index, salt) % list.length]!;
}

/** A 32-bit hash of two numbers (the finish of MurmurHash3), so that no row depends on those before it. */
function scramble(index: number, salt: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function quoted(cell: string): string {
  return cell.includes(',') ? `"${cell}"` : cell;
}

function withDigits(pattern: string, seed: number): string {
  let rest = seed;
  return pattern.replace(/#/g, () => {
    const digit = rest % 10;
    rest = Math.floor(rest / 10);
    return String(digit);
  });
}

function ascii(name: string): string {
  return name.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
