import type { ClientFigures } from '../../warehouse/figures';
import { counted, listed } from '../format';
import { html, type Html, type Slot } from '../html';
import { amount, currencyName } from './amounts';
import { whole } from './cuts';
import { periodWords, spanWords } from './words';

/** What the figures mean, and what they leave out. */
export function explained(figures: ClientFigures): Html {
  const { period, currency } = figures;
  const facts: readonly (readonly [string, Slot])[] = [
    ['Period', `${periodWords(period)}. Days begin and end in the time zone ${period.timeZone}.${before(figures)}`],
    ['Orders', `Orders placed in the period that are paid or sent. ${leftOut(figures)}`],
    ['Gross revenue', 'What buyers pay: with tax and shipping, after discounts.'],
    ['Refunds', 'What was given back in the period, whenever the sale was. Where a store tells only a sum on the order, it counts on the day of the order.'],
    ['Net revenue', 'Gross revenue less refunds.'],
    ['Average order', 'Gross revenue by the orders whose amount is known.'],
    ['Currency', currency === null ? 'No order of the period has one.' : `Amounts are in ${currencyName(currency)}. Other currencies are neither converted nor added.`],
    ['Customers', 'Told apart by the store\'s customer number, else by e-mail address. New: the first order of all lies in the period. Counted over all currencies.'],
    ['Lifetime value', 'All orders of a customer up to the end of the period in this currency, less refunds that stand on them, on average over all customers.'],
    ['Stock', 'As it is now. Articles that are drafts, archived or deleted are left out.'],
    ['Not known', 'The platform does not tell it. That is not zero.'],
  ];
  return html`<dl class="facts">${facts.map(([name, words]) => html`<div><dt>${name}</dt><dd>${words}</dd></div>`)}</dl>`;
}

function before({ period }: ClientFigures): string {
  if (!period.previous) return ' There is no period before all time.';
  return ` Compared with ${spanWords(period.previous)}${period.isUnderWay ? ', up to the same time of day' : ''}.`;
}

function leftOut(figures: ClientFigures): string {
  const { waiting, waitingGross, cancelled, tests, unpriced } = whole(figures);
  const worth = waitingGross === null ? '' : ` (${amount(waitingGross, figures.currency)})`;
  const parts = [waiting > 0 && `${counted(waiting, 'order')} waiting for payment${worth}`, cancelled > 0 && counted(cancelled, 'cancelled order'), tests > 0 && counted(tests, 'test order')].filter((part) => part !== false);
  const left = parts.length > 0 ? `Left out: ${listed(parts)}, and orders deleted in the store.` : 'Orders waiting for payment, cancelled orders, test orders and orders deleted in the store are left out.';
  return unpriced > 0 ? `${left} The platform withholds the amount of ${counted(unpriced, 'order')} so far.` : left;
}
