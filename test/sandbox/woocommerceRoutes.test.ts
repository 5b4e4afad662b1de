import fs from 'node:fs';
import path from 'node:path';
import { WOO_ROUTES } from '../../sandbox/vendors/woocommerce';

const FILE = path.join(__dirname, '..', '..', '..', 'shared', 'specs', 'woocommerce', 'wc-v3-route-index.json');
const index = readIndex();

/** WooCommerce's own list of routes, where it lies beside the project; it may not be copied into it. */
function readIndex(): Record<string, { methods: string[] }> | null {
  if (fs.existsSync(FILE)) return (JSON.parse(fs.readFileSync(FILE, 'utf8')) as { routes: Record<string, { methods: string[] }> }).routes;
  process.stderr.write(`WooCommerce's route index is not at ${FILE}: the contract tests are passed over.\n`);
  return null;
}

/** Added after the index was written. */
const NEWER = ['/reports/orders/totals', '/reports/products/totals', '/reports/customers/totals'];
const shape = (route: string) => `/wc/v3${route}`.replace(/:\w+/g, '{}');
const shapes = new Map(Object.entries(index ?? {}).map(([route, { methods }]) => [route.replace(/\(\?P<\w+>[^)]+\)/g, '{}'), methods]));

it('every simulated route is one of WooCommerce', () => {
  if (!index) return;
  const unknown = WOO_ROUTES.filter(({ path: route, method }) => !NEWER.includes(route) && !shapes.get(shape(route))?.includes(method));
  expect(unknown.map(({ path: route, method }) => `${method} ${route}`)).toEqual([]);
});
