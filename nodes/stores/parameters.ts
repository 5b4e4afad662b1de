import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** A node that runs on items, or the editor that fills its lists. */
export type Host = IExecuteFunctions | ILoadOptionsFunctions;

/** A locator's ID or a plain text, for this item or as the editor shows it now. Blank where nothing was chosen. */
export function idOf(host: Host, name: string, item: number): string {
  const value: unknown = 'getCurrentNodeParameter' in host ? host.getCurrentNodeParameter(name) : host.getNodeParameter(name, item, '');
  const isLocator = typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
  return String((isLocator ? value.value : value) ?? '').trim();
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
