import type { ClientFigures } from '../../warehouse/figures';
import { count, counted, listed } from '../format';
import { foreign } from '../foreign';
import { html, type Html } from '../html';
import { page, type Section } from '../page';
import { sparkline } from '../sparkline';
import { table } from '../table';
import { amount } from './amounts';
import { change } from './change';
import { course, whole, wholeBefore } from './cuts';
import { healthChip } from './health';
import { storeHealth } from './sync-state';
import { isShop, localMoment, periodWords, spanWords } from './words';

/** Several clients beside each other, each with its own figures and its own currency: nothing is added up across them. */
export function renderOverviewPage(clients: readonly ClientFigures[]): string {
  const sections: readonly Section[] = [
    { id: 'clients', title: 'Clients', body: clientTable(clients) },
    { id: 'attention', title: 'What needs attention', short: 'Attention', body: attention(clients) },
  ];
  const [first] = clients;
  return page({
    title: `Overview: ${counted(clients.length, 'client')}`,
    kicker: 'Store dashboard',
    header: html`<h1>${counted(clients.length, 'client')}</h1>
<p class="about">${first ? spans(clients) : 'There is nothing to show.'}</p>`,
    sections,
    footer: first && html`<p>Made on ${localMoment(first.madeAt, first.period.timeZone)} (${first.period.timeZone}) with Tributary.</p>`,
  });
}

function spans(clients: readonly ClientFigures[]): string {
  return listed([...new Set(clients.map(({ period }) => periodWords(period)))]);
}

function clientTable(clients: readonly ClientFigures[]): Html {
  if (clients.length === 0) return html`<p class="empty">No client was named.</p>`;
  return table<ClientFigures>({
    id: 'client-table',
    caption: 'Figures of each client, in its own currency',
    columns: [
      { head: 'Client', names: true, cell: ({ client }) => foreign(client.name, 80) },
      { head: 'Net revenue', numeric: true, cell: (figures) => html`${amount(whole(figures).net, figures.currency)}${compared(figures)}` },
      { head: 'Course', cell: (figures) => sparkline(course(figures).map(({ gross }) => Number(gross))) ?? '–' },
      { head: 'Orders', numeric: true, cell: (figures) => count(whole(figures).orders) },
      { head: 'Average', numeric: true, cell: (figures) => averageOf(figures) },
      { head: 'New customers', numeric: true, cell: ({ customers }) => count(customers.fresh) },
      { head: 'Stores', numeric: true, cell: ({ stores }) => count(stores.filter((store) => isShop(store) && !store.isRemoved).length) },
      { head: 'Sync', cell: (figures) => storeHealth(figures)[0] ? healthChip(storeHealth(figures)[0]?.health ?? 'never') : 'no store' },
    ],
    rows: clients,
  });
}

function compared(figures: ClientFigures): Html | null {
  const before = wholeBefore(figures);
  return before && html`<div class="past">${change(whole(figures).net, before.net, amount(before.net, figures.currency))}</div>`;
}

function averageOf(figures: ClientFigures): string {
  const { average } = whole(figures);
  return average === null ? '–' : amount(average, figures.currency);
}

interface Remark { readonly client: string; readonly words: string }

function attention(clients: readonly ClientFigures[]): Html {
  const rows = clients.flatMap(remarks);
  if (rows.length === 0) return html`<p class="empty">Nothing: every store is up to date, and nothing that sells is sold out.</p>`;
  return table<Remark>({
    id: 'attention-table',
    caption: 'By client',
    columns: [
      { head: 'Client', names: true, cell: ({ client }) => foreign(client, 80) },
      { head: 'What', wide: true, cell: ({ words }) => words },
    ],
    rows,
  });
}

function remarks(figures: ClientFigures): readonly Remark[] {
  const { client, stock } = figures;
  const health = storeHealth(figures);
  const failing = health.filter((store) => store.health === 'failing').length;
  const late = health.filter((store) => store.health === 'late').length;
  const words = [
    failing > 0 && `${counted(failing, 'store')} failing to sync`,
    late > 0 && `${counted(late, 'store')} late`,
    stock.soldOut > 0 && `${counted(stock.soldOut, 'article')} sold out`,
    stock.soon > 0 && `${counted(stock.soon, 'article')} gone within two weeks`,
    whole(figures).orders === 0 && `no orders from ${spanWords(figures.period)}`,
  ].filter((word) => word !== false);
  return words.length > 0 ? [{ client: client.name, words: listed(words) }] : [];
}
