import type { INodeCredentialDescription, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { clientLocator, CONNECT_WITH, connectWithProperties } from '../properties';

export interface TriggerProperties {
  /** What a person has to know of the vendor's webhooks. */
  readonly notice: string;
  readonly topics: INodePropertyOptions[];
  readonly chosen: readonly string[];
  /** As in a sentence: `orders and products`. */
  readonly written: string;
  /** Of this vendor alone; a text `filter` is given to its subscriptions. */
  readonly own?: readonly INodeProperties[];
}

/**
 * Whether events are written has two names: one that is not there does not hide the Warehouse credential, which a
 * client's connection needs whether they are written or not.
 */
const WRITE = { credential: 'writeToWarehouse', connection: 'writeToConnection' } as const;

export function writeParameter(usesConnection: boolean): string {
  return usesConnection ? WRITE.connection : WRITE.credential;
}

export function triggerProperties({ notice, topics, chosen, written, own = [] }: TriggerProperties): INodeProperties[] {
  const whether = `Whether ${written} are written straight into the rows that Store Sync writes, before the workflow starts`;
  return [
    ...connectWithProperties,
    { displayName: notice, name: 'notice', type: 'notice', default: '' },
    { displayName: 'Topics', name: 'topics', type: 'multiOptions', required: true, default: [...chosen], options: topics, description: 'What starts the workflow. The store calls n8n for each.' },
    ...own,
    { displayName: 'Write to Warehouse', name: WRITE.credential, type: 'boolean', default: false, description: whether, displayOptions: { show: { [CONNECT_WITH]: ['credential'] } } },
    clientLocator({ [CONNECT_WITH]: ['credential'], [WRITE.credential]: [true] }),
    { displayName: 'Write to Warehouse', name: WRITE.connection, type: 'boolean', default: true, description: whether, displayOptions: { show: { [CONNECT_WITH]: ['connection'] } } },
  ];
}

/** By `hide`: with `show` the editor moves all credentials down to that parameter. */
export function triggerCredentials(credentialType: string): INodeCredentialDescription[] {
  return [
    { name: credentialType, required: true, displayOptions: { hide: { [CONNECT_WITH]: ['connection'] } } },
    { name: 'warehouseApi', required: true, testedBy: 'warehouseTest', displayOptions: { hide: { [WRITE.credential]: [false] } } },
  ];
}
