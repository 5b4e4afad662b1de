import { Shelf, type Entry } from '../shelf';
import type { Site } from '../site';
import { at, CITIES, COUNTRIES, FIRST_NAMES, LAST_NAMES } from './words';

/** User 1 is the administrator; the first customer is user 2. */
export const FIRST_CUSTOMER = 2;
const SINCE = Date.UTC(2024, 2, 1, 8);
const DAY = 86_400_000;

export function customerEmail(site: Site, id: number): string {
  return `buyer${id}@${site.facts.name}.example.com`;
}

export function customerShelf(site: Site): Shelf {
  const shelf = new Shelf((id) => customer(site, id));
  for (let n = 0; n < site.facts.sizes.customers; n += 1) {
    const id = FIRST_CUSTOMER + n;
    const createdMs = SINCE + Math.floor((n / site.facts.sizes.customers) * 900) * DAY + (n % 86_400) * 1000;
    // A customer who never changed anything has no modification time.
    const modifiedMs = n % 4 === 0 ? null : createdMs + DAY * (1 + site.pick(`customer ${id} modified`, 40));
    shelf.items.set(id, { id, createdMs, modifiedMs, status: n % 25 === 24 ? 'subscriber' : 'customer', parent: 0 });
  }
  return shelf;
}

/** The address block of a person, made from a number. */
export function person(site: Site, number: number, email: string): Entry {
  const place = site.pick(`place ${number}`, CITIES.length);
  return {
    first_name: at(FIRST_NAMES, number), last_name: at(LAST_NAMES, number * 7 + 3), company: number % 9 === 0 ? `Company ${number} & Co.` : '',
    address_1: `${1 + (number % 200)} Main Street`, address_2: number % 11 === 0 ? 'Floor 2' : '', city: at(CITIES, place), state: '',
    postcode: String(10_000 + (number % 80_000)), country: at(COUNTRIES, place), email, phone: number % 5 === 0 ? '' : `+43 1 ${1_000_000 + number}`,
  };
}

function customer(site: Site, id: number): Entry {
  const email = customerEmail(site, id);
  const billing = person(site, id, email);
  return {
    email, first_name: billing.first_name, last_name: billing.last_name, role: id % 25 === 1 ? 'subscriber' : 'customer', username: `buyer${id}`, billing,
    shipping: withoutEmail(billing), is_paying_customer: id % 3 !== 0, avatar_url: `https://secure.gravatar.com/avatar/${id}?s=96`, meta_data: [],
  };
}

export function withoutEmail(billing: Entry): Entry {
  const { email, ...rest } = billing;
  return email === undefined ? billing : rest;
}
