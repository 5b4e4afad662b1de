import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { WooConnection } from '../../lib/platforms/woocommerce';
import type { Delivery } from '../../lib/platforms/woocommerce/webhooks/delivery';
import { egressOf } from '../host/egress';
import { withWarehouse } from '../host/warehouse';

/**
 * Writes a delivery into the rows that syncs write, and tells what became of it. WooCommerce sends nothing twice and
 * switches a webhook off after failures, so that a warehouse out of reach is told in the item, not to the store: the
 * next sync brings what is missing.
 */
export async function writeEvent(host: IWebhookFunctions, delivery: Delivery): Promise<IDataObject> {
  try {
    return await written(host, delivery);
  } catch (error) {
    return { written: false, error: `${error instanceof Error ? error.message : String(error)} The next sync brings it.` };
  }
}

async function written(host: IWebhookFunctions, delivery: Delivery): Promise<IDataObject> {
  const [woo, { createMeter }, { applyEvents }, { ensureConnection }, { eventOf }] = await Promise.all([
    import('../../lib/platforms/woocommerce'), import('../../lib/http'), import('../../lib/sync'), import('../../lib/clients'), import('../../lib/platforms/woocommerce/webhooks/event'),
  ]);
  const credential = woo.checkedCredential(await host.getCredentials('wooCommerceStoreApi'));
  const connection = woo.wooStore.connect(credential, { meter: createMeter(), signal: new AbortController().signal, egress: egressOf(host.helpers) }) as WooConnection;
  try {
    const event = await eventOf(connection, delivery);
    if (event === null) return { written: false, reason: 'The warehouse has no table for this.' };
    const { account } = connection;
    const clientId = clientIdOf(host);
    return await withWarehouse(host, async ({ warehouse }) => {
      const actor = `workflow ${host.getWorkflow().id ?? 'without an id'}, webhook`;
      const { id: connectionId } = await ensureConnection(warehouse, { clientId, platform: woo.wooStore.name, account, accountName: account, actor });
      const { applied } = await applyEvents(warehouse, { clientId, connectionId, platform: woo.wooStore.name }, [event]);
      return { written: applied === 1, clientId, connectionId };
    });
  } finally {
    connection.close();
  }
}

function clientIdOf(host: IWebhookFunctions): string {
  const value: unknown = host.getNodeParameter('clientId', '');
  const isLocator = typeof value === 'object' && value !== null && 'value' in value;
  return String((isLocator ? value.value : value) ?? '').trim();
}
