import type { ClientFigures } from '../../warehouse/figures';
import { chart, TEXT } from '../chart';
import { count, counted, share } from '../format';
import { html, type Html } from '../html';
import { table } from '../table';
import { paint } from '../theme';
import { amount } from './amounts';
import { whole } from './cuts';

interface Kind { readonly name: string; readonly shade: 'teal' | 'blue'; readonly customers: number; readonly before: number | undefined; readonly gross: string | null }

/** New and returning customers, what each kind bought for, and what a customer is worth. */
export async function customers(figures: ClientFigures): Promise<Html> {
  const { customers: found, currency } = figures;
  const { anonymous } = whole(figures);
  const all = found.fresh + found.returning;
  if (all === 0) {
    return html`<p class="empty">${anonymous > 0 ? `Nobody can be made out: ${counted(anonymous, 'order')} of this period came without a customer and without an e-mail address.` : 'Nobody bought anything in this period.'}</p>`;
  }
  const kinds: readonly Kind[] = [
    { name: 'New', shade: 'teal', customers: found.fresh, before: found.previous?.fresh, gross: found.freshGross },
    { name: 'Returning', shade: 'blue', customers: found.returning, before: found.previous?.returning, gross: found.returningGross },
  ];
  return html`${await bar(kinds, all)}
${asTable(kinds, all, currency)}
<dl class="facts row">
<div><dt>Lifetime value so far</dt><dd>${found.lifetimeValue === null ? '–' : amount(found.lifetimeValue, currency)}</dd></div>
<div><dt>Customers ever</dt><dd>${count(found.ever)}</dd></div>
<div><dt>Bought more than once</dt><dd>${share(found.repeated, found.ever)}</dd></div>
</dl>
${anonymous > 0 && html`<p class="hint">Not in these figures: ${counted(anonymous, 'order')} without a customer and without an e-mail address.</p>`}`;
}

function bar(kinds: readonly Kind[], all: number): Promise<Html> {
  const shown = kinds.filter(({ customers: number }) => number > 0);
  return chart({
    id: 'customer-chart',
    title: 'New and returning customers',
    description: kinds.map(({ name, customers: number }) => `${name}: ${count(number)} (${share(number, all)})`).join('; '),
    height: () => 56,
    option: (size) => ({
      grid: { left: 0, right: 0, top: 0, bottom: 0 },
      xAxis: { type: 'value', show: false, max: all },
      yAxis: { type: 'category', show: false, data: [''] },
      series: shown.map(({ name, shade, customers: number }) => ({
        type: 'bar', stack: 'customers', silent: true, barWidth: 52, data: [number],
        itemStyle: { color: paint(shade), borderColor: paint('surface'), borderWidth: 2, borderRadius: 6 },
        label: { show: number / all > (size === 'small' ? 0.3 : 0.15), ...TEXT, color: paint('onFill'), fontSize: 15, fontWeight: 600, formatter: () => `${name} ${share(number, all)}` },
      })),
    }),
  });
}

function asTable(kinds: readonly Kind[], all: number, currency: string | null): Html {
  return table<Kind>({
    id: 'customer-table',
    caption: 'Customers of the period',
    columns: [
      { head: 'Customers', names: true, cell: ({ name, shade }) => html`<span class="spot ${shade}" aria-hidden="true"></span>${name}` },
      { head: 'How many', numeric: true, cell: ({ customers: number }) => count(number) },
      { head: 'Share', numeric: true, cell: ({ customers: number }) => share(number, all) },
      ...(kinds.some(({ before }) => before !== undefined) ? [{ head: 'Before', numeric: true, cell: ({ before }: Kind) => count(before ?? 0) }] : []),
      { head: 'Gross revenue', numeric: true, cell: ({ gross, customers: number }) => amount(gross ?? (number === 0 ? '0' : null), currency) },
    ],
    rows: kinds,
  });
}
