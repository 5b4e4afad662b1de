import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Delivery } from '../../lib/platforms/shopify/webhooks/delivery';
import { withWarehouse } from '../host/warehouse';
import { credentialOf, withShop } from './store';

/** Writes a delivery into the rows that syncs write, exactly once, and tells what became of it. Throws what kept it from being written. */
export async function writeEvent(host: IWebhookFunctions, delivery: Delivery): Promise<IDataObject> {
  const [{ eventOf }, { applyEvents }, { ensureConnection }] = await Promise.all([
    import('../../lib/platforms/shopify/webhooks/event'), import('../../lib/sync'), import('../../lib/clients'),
  ]);
  const event = await withShop(host, await credentialOf(host), (context) => eventOf(context, delivery));
  if (event === null) return { written: false, reason: 'The warehouse has no table for this.' };
  const clientId = clientIdOf(host);
  return await withWarehouse(host, async ({ warehouse }) => {
    const actor = `workflow ${host.getWorkflow().id ?? 'without an id'}, webhook`;
    const { id: connectionId } = await ensureConnection(warehouse, { clientId, platform: 'shopify', account: delivery.shop, accountName: delivery.shop, actor });
    const { applied } = await applyEvents(warehouse, { clientId, connectionId, platform: 'shopify' }, [event]);
    return { written: applied === 1, duplicate: applied === 0, clientId, connectionId };
  });
}

function clientIdOf(host: IWebhookFunctions): string {
  const value: unknown = host.getNodeParameter('clientId', '');
  const isLocator = typeof value === 'object' && value !== null && 'value' in value;
  return String((isLocator ? value.value : value) ?? '').trim();
}
