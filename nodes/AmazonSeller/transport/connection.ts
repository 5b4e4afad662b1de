import type { IExecuteFunctions } from 'n8n-workflow';
import type { AmazonClient, AmazonCredential } from '../../../lib/platforms/amazon-seller';
import { egressOf } from '../../host/egress';
import { storeAccess } from '../../stores/storeAccess';

/** The platform's module, loaded with the first use of the node. */
export type AmazonModule = typeof import('../../../lib/platforms/amazon-seller');

/** Clients for the sellers of a run's items; one for each seller. */
export interface Connections {
  readonly amazon: AmazonModule;
  clientOf(item: number): Promise<AmazonClient>;
  close(): Promise<void>;
}

export async function connect(host: IExecuteFunctions): Promise<Connections> {
  const [{ amazonSellerStore }, amazon, { createMeter }] = await Promise.all([
    import('../../../lib/platforms/amazon-seller/store'), import('../../../lib/platforms/amazon-seller'), import('../../../lib/http'),
  ]);
  const stores = storeAccess(host, amazonSellerStore);
  const clients = new Map<AmazonCredential, AmazonClient>();
  return {
    amazon,
    async clientOf(item) {
      const { credential } = await stores.storeOf(item);
      const client = clients.get(credential) ?? amazon.createAmazonClient({ credential, meter: createMeter(), egress: egressOf(host.helpers) });
      clients.set(credential, client);
      return client;
    },
    async close() {
      for (const client of clients.values()) client.close();
      await stores.close();
    },
  };
}
