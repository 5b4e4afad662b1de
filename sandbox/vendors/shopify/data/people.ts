import { createRandom } from '../../../conditions/random';
import { firstName, lastName, place } from './names';
import type { Customer } from './records';

const DAY_MS = 86_400_000;

/** Customers; how often and for how much they bought is filled in with the orders. */
export function makeCustomers(count: number, seed: number, now: number): Customer[] {
  const random = createRandom(seed + 2);
  return Array.from({ length: count }, (_, index) => {
    const createdAt = now - DAY_MS * (380 - (index % 370));
    const { countryCode, city, zip } = place(index);
    return {
      id: 200_000 + index,
      email: index % 19 === 18 ? null : `buyer${index}@example.com`,
      phone: index % 4 === 0 ? `+4930${String(1_000_000 + index)}` : null,
      firstName: firstName(index), lastName: lastName(index), note: null, locale: 'en', tags: index % 6 === 0 ? ['vip'] : [], taxExempt: false,
      marketing: index % 3 === 0 ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED',
      address: { address1: `${1 + (index % 90)} Mill Lane`, city, company: index % 10 === 0 ? 'Acme & Sons' : null, countryCode, zip },
      ordersCount: 0, spent: 0, createdAt, updatedAt: Math.min(now - 60_000, createdAt + Math.floor(random() * 100) * DAY_MS),
    };
  });
}
