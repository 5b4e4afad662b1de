import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Delivery, StoreWebhooks } from '../../../lib/sync/webhooks';
import type { Warehouse } from '../../../lib/warehouse';
import { withWarehouse } from '../../host/warehouse';
import { chosenId } from '../parameters';
import { actorOf } from '../registry';
import type { ItemStore, StoreAccess } from '../storeAccess';
import { connected } from './connected';

/** Writes a delivery into the rows that syncs write, exactly once, and tells what became of it. Throws what kept it from being written. */
export async function writeEvent(host: IWebhookFunctions, webhooks: StoreWebhooks, access: StoreAccess<unknown>, delivery: Delivery): Promise<IDataObject> {
  const [{ applyEvents }, store] = await Promise.all([import('../../../lib/sync'), access.storeOf(0)]);
  return await connected(host, webhooks, store, async (subscriptions) => {
    const event = await subscriptions.eventOf(delivery);
    if (event === null) return { written: false, reason: 'The warehouse has no table for this.' };
    return await withWarehouse(host, async ({ warehouse }) => {
      const owner = await ownerOf(host, warehouse, store, subscriptions.account);
      const { applied } = await applyEvents(warehouse, { ...owner, platform: webhooks.platform.name }, [event]);
      return { written: applied === 1, ...(webhooks.sendsAgain && { duplicate: applied === 0 }), ...owner };
    });
  });
}

/** The connection chosen, or with a credential of n8n the one that the client has for this store. */
async function ownerOf(host: IWebhookFunctions, warehouse: Warehouse, { platform, connection }: ItemStore<unknown>, account: string) {
  if (connection) return { clientId: connection.clientId, connectionId: connection.id };
  const { ensureConnection } = await import('../../../lib/clients');
  const clientId = chosenId(host, 'clientId', 0);
  const { id } = await ensureConnection(warehouse, { clientId, platform: platform.name, account, accountName: account, actor: actorOf(host) });
  return { clientId, connectionId: id };
}
