import { HttpFailure } from '../../../../lib/http';
import { CredentialRefused, type StoreIdentity, type StorePlatform } from '../../../../lib/sync/types';

export interface StallCredential { readonly shop: string; readonly token: string; readonly sandbox: boolean }

/** A platform as small as the contract allows. What the store says to a credential depends on its token. */
export const marketStall: StorePlatform<StallCredential> = {
  name: 'stall',
  displayName: 'Market Stall',
  credentialType: 'stallApi',
  fields: [
    { name: 'shop', displayName: 'Shop', description: 'Name of the shop', required: true, secret: false },
    { name: 'token', displayName: 'Token', description: 'Secret of the shop', required: true, secret: true },
    { name: 'mode', displayName: 'Mode', description: 'Where it lives', required: false, secret: false, options: ['live', 'sandbox'] },
  ],
  streams: [
    { name: 'orders', displayName: 'Orders', tables: ['orders', 'order_lines'], deletions: 'told' },
    { name: 'products', displayName: 'Products', tables: ['products'], deletions: 'compared' },
  ],
  parse({ shop, token, mode }) {
    if (!/^[a-z-]+$/.test(String(shop))) throw new CredentialRefused('shop', 'The shop is written with small letters.');
    return { shop: String(shop), token: String(token), sandbox: mode === 'sandbox' };
  },
  connect: ({ shop, token }) => ({
    identity: async () => identityOf(shop),
    async test() {
      if (token.startsWith('wrong')) throw new HttpFailure(`Market Stall does not take the token ${token}.`, { kind: 'credentials', status: 401 });
      if (token.startsWith('down')) throw new HttpFailure('Market Stall does not answer.', { kind: 'not_sent', code: 'ECONNREFUSED' });
      const missing = token.startsWith('narrow') ? [{ stream: 'products', reason: 'the scope read_products is not granted' }] : [];
      return { ...identityOf(shop), permissions: ['read_orders'], missing, sample: { orders: 12 } };
    },
    async *read() { throw new Error('Nothing here reads a stream.'); },
    close() {},
  }),
};

function identityOf(shop: string): StoreIdentity {
  return { account: `${shop}.stall.example`, accountName: shop.toUpperCase() };
}
