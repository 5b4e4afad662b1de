import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** A trigger that is switched on or off, or called by its store. It has no items: wherever one is asked for, it is 0. */
export type TriggerHost = IHookFunctions | IWebhookFunctions;

/** A node that runs on items, a trigger, or the editor that fills their lists. */
export type Host = IExecuteFunctions | ILoadOptionsFunctions | TriggerHost;

/** A locator's ID or a plain text, for this item or as the editor shows it now. Blank where nothing was chosen. */
export function idOf(host: Host, name: string, item: number): string {
  const value = valueOf(host, name, item);
  const isLocator = typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
  return String((isLocator ? value.value : value) ?? '').trim();
}

function valueOf(host: Host, name: string, item: number): unknown {
  if ('getCurrentNodeParameter' in host) return host.getCurrentNodeParameter(name);
  return 'getNodeWebhookUrl' in host ? host.getNodeParameter(name, '') : host.getNodeParameter(name, item, '');
}

/** As `idOf`, and chosen: nothing is ever done for no client in particular. */
export function chosenId(host: Host, name: 'clientId' | 'connectionId', item: number): string {
  const id = idOf(host, name, item);
  if (id !== '') return id;
  const what = name === 'clientId' ? 'client' : 'connection';
  throw new NodeOperationError(host.getNode(), `No ${what} is chosen`, {
    itemIndex: item,
    description: `Choose a ${what} from the list, or give its ID; an expression may have found nothing in this item. Nothing was sent or changed.`,
  });
}
