import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { z } from 'zod';
import { contend } from '../contend';

export interface ByHandJob {
  readonly file: string;
}

export interface ByHandFigures {
  readonly rows: number;
  readonly good: number;
  readonly ms: number;
}

const Customer = z.object({
  Name: z.string().trim().min(1).max(255),
  'E-mail': z.string().trim().toLowerCase().email(),
  Phone: z.string().trim(),
  Company: z.string().trim().max(255),
  City: z.string().trim().max(120),
  Country: z.string().trim().length(2),
  'Customer since': z.string().date(),
  Notes: z.string().trim(),
});

/** What a careful developer would write for the job with the usual libraries: no detection, no matching, no report. */
contend(async ({ file }: ByHandJob): Promise<ByHandFigures> => {
  const started = performance.now();
  const seen = new Set<string>();
  let rows = 0;
  for await (const record of createReadStream(file).pipe(parse({ columns: true, bom: true, skip_empty_lines: true }))) {
    rows += 1;
    const customer = toCustomer(record);
    if (customer) seen.add(customer.email);
  }
  return { rows, good: seen.size, ms: performance.now() - started };
});

function toCustomer(record: unknown) {
  const { success, data } = Customer.safeParse(record);
  if (!success) return null;
  const phone = data.Phone === '' ? null : parsePhoneNumberFromString(data.Phone, data.Country as CountryCode);
  if (phone !== null && !phone?.isValid()) return null;
  return {
    name: data.Name, email: data['E-mail'], phone: phone?.number, company: data.Company, city: data.City,
    country: data.Country, customer_since: data['Customer since'], notes: data.Notes,
  };
}
