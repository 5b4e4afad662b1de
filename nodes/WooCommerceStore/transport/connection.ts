import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Lists, WooClient } from '../../../lib/platforms/woocommerce';
import { CredentialRefused } from '../../../lib/sync/types';
import { egressOf } from '../../host/egress';

/** WooCommerce's platform module, loaded with the first use of the node. */
export type WooModule = typeof import('../../../lib/platforms/woocommerce');

/** One store that operations work with. */
export interface Store {
  readonly woo: WooModule;
  readonly client: WooClient;
  readonly lists: Lists;
}

/** The store of the node's credential. Close its client when the run ends. */
export async function connect(host: IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions, signal?: AbortSignal): Promise<Store> {
  const { createMeter } = await import('../../../lib/http');
  const woo = await import('../../../lib/platforms/woocommerce');
  try {
    const credential = woo.checkedCredential(await host.getCredentials('wooCommerceStoreApi'));
    const client = woo.createWooClient({ credential, meter: createMeter(), egress: egressOf(host.helpers) });
    return { woo, client, lists: new woo.Lists(client, signal) };
  } catch (error) {
    const message = error instanceof CredentialRefused ? error.message : 'The WooCommerce Store API credential cannot be read';
    throw new NodeOperationError(host.getNode(), message, { description: 'Open the WooCommerce Store API credential and correct it. Nothing was sent.' });
  }
}
