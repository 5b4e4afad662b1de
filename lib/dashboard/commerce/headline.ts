import type { ClientFigures } from '../../warehouse/figures';
import { count, counted } from '../format';
import { html, type Html, type Slot } from '../html';
import { amount } from './amounts';
import { change, type Wish } from './change';
import { whole, wholeBefore } from './cuts';

interface Tile {
  readonly label: string;
  readonly figure: string;
  readonly change?: Slot;
  readonly meaning?: string;
  readonly isNone?: boolean;
}

/** The figures that people ask for first, each beside the period before. */
export function headline(figures: ClientFigures): Html {
  const { currency, customers } = figures;
  const now = whole(figures);
  const before = wholeBefore(figures);
  const money = (value: string | null, past: string | null | undefined, wish: Wish = 'more') => ({ figure: amount(value, currency), change: change(value, past, amount(past ?? null, currency), wish) });
  const number = (value: number, past: number | undefined) => ({ figure: count(value), change: change(value, past, count(past ?? 0)), isNone: value === 0 });
  const tiles: readonly Tile[] = [
    { label: 'Net revenue', ...money(now.net, before?.net), meaning: 'After refunds' },
    { label: 'Gross revenue', ...money(now.gross, before?.gross), meaning: 'With tax and shipping' },
    { label: 'Orders', ...number(now.orders, before?.orders), meaning: now.waiting > 0 ? `${count(now.waiting)} more wait for payment` : undefined },
    { label: 'Average order', ...(now.average === null ? { figure: '–', isNone: true } : money(now.average, before?.average)) },
    { label: 'Refunds', ...money(now.refunds, before?.refunds, 'less'), meaning: 'Given in the period' },
    { label: 'New customers', ...number(customers.fresh, customers.previous?.fresh) },
    { label: 'Returning customers', ...number(customers.returning, customers.previous?.returning) },
    { label: 'Customer lifetime value', figure: customers.lifetimeValue === null ? '–' : amount(customers.lifetimeValue, currency), isNone: customers.lifetimeValue === null, meaning: customers.ever > 0 ? `So far, on average of ${counted(customers.ever, 'customer')}` : 'No customers known yet' },
  ];
  return html`<ul class="tiles four">${tiles.map(tile)}</ul>`;
}

/** Characters from which a figure needs smaller type. */
const LONG = 11;

function tile({ label, figure, change: compared, meaning, isNone }: Tile): Html {
  return html`<li class="tile${isNone && ' none'}">
<p class="label">${label}</p>
<p class="figure${figure.length > LONG && ' long'}">${figure}</p>
<p class="meaning">${compared}${compared ? meaning && html`<br>${meaning}` : meaning}</p></li>
`;
}
