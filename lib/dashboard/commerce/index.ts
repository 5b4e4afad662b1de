import type { ClientFigures } from '../../warehouse/figures';
import { visible } from '../foreign';
import { html } from '../html';
import { page, type Section } from '../page';
import { revenueCourse } from './course';
import { customers } from './customers';
import { explained } from './explained';
import { header } from './header';
import { headline } from './headline';
import { syncHealth } from './health';
import { lastImports } from './imports';
import { feesAndPayouts } from './money';
import { topProducts } from './products';
import { stockLevels } from './stock';
import { salesByStore } from './stores';
import { localMoment, spanWords } from './words';

export { renderOverviewPage } from './overview';
export { summaryOf, type FiguresSummary } from './summary';

/**
 * The stores of one client as a self-contained HTML page: no script, nothing fetched, all data escaped. The same
 * figures give the same page.
 */
export async function renderCommercePage(figures: ClientFigures): Promise<string> {
  const imports = lastImports(figures);
  const sections: readonly Section[] = [
    { id: 'headline', title: 'At a glance', body: headline(figures) },
    { id: 'course', title: 'Revenue over time', short: 'Revenue', body: await revenueCourse(figures) },
    { id: 'stores', title: 'By store', short: 'Stores', body: salesByStore(figures) },
    { id: 'products', title: 'Top products', short: 'Products', body: topProducts(figures) },
    { id: 'stock', title: 'Stock', body: stockLevels(figures) },
    { id: 'customers', title: 'Customers', body: await customers(figures) },
    { id: 'money', title: 'Fees and payouts', short: 'Fees', body: feesAndPayouts(figures) },
    { id: 'sync', title: 'How fresh these figures are', short: 'Sync', body: syncHealth(figures) },
    ...(imports ? [{ id: 'imports', title: 'Imported files', short: 'Imports', body: imports }] : []),
    { id: 'explained', title: 'What the figures mean', short: 'Meaning', body: explained(figures) },
  ];
  return page({
    title: `${visible(figures.client.name, 80)}: ${spanWords(figures.period)}`,
    kicker: 'Store dashboard',
    header: header(figures),
    sections,
    footer: html`<p>Made on ${localMoment(figures.madeAt, figures.period.timeZone)} (${figures.period.timeZone}) with Tributary. It holds no names or addresses of customers.</p>`,
  });
}
