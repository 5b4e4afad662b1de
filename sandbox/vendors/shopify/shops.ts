import type { ShopFacts } from './data/shop';

/** The simulated shops. Their secrets open nothing else. */
export const SHOPS: readonly [ShopFacts, ...ShopFacts[]] = [
  {
    handle: 'tributary-demo', id: 50_001, name: 'Tributary Demo', currency: 'EUR', timezone: 'Europe/Berlin', plan: 'Grow', clientId: 'sandbox-shopify-client',
    clientSecret: 'sandbox-shopify-secret', accessToken: 'shpat_sandbox0000000000000000000001', seed: 11,
    otherApp: { clientId: 'sandbox-shopify-other-client', clientSecret: 'sandbox-shopify-other-secret' },
  },
  {
    handle: 'harbor-outlet', id: 50_002, name: 'Harbor Outlet', currency: 'JPY', timezone: 'Asia/Tokyo', plan: 'Plus', clientId: 'sandbox-harbor-client',
    clientSecret: 'sandbox-harbor-secret', accessToken: 'shpat_sandbox0000000000000000000002', seed: 23,
    otherApp: { clientId: 'sandbox-harbor-other-client', clientSecret: 'sandbox-harbor-other-secret' },
  },
];
