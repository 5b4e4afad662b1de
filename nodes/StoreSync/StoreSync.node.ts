import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { getPlatforms, getStreams } from './loadOptions';
import { tellOutcomes } from './outcomes';
import { storeSyncCredentials, storeSyncProperties } from './properties';
import { syncItems } from './syncItems';

/** Brings stores up to date in the warehouse: any platform, any number of clients, only what changed. */
export class StoreSync implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Store Sync',
    name: 'storeSync',
    icon: { light: 'file:../../icons/storeSync.svg', dark: 'file:../../icons/storeSync.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["connectWith"] === "credential" ? $parameter["platform"] : "client connections" }}',
    description: 'Read what changed in online stores into the warehouse, with history, one item for each stream',
    defaults: { name: 'Store Sync' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: storeSyncCredentials,
    properties: storeSyncProperties,
  };

  methods = { listSearch: storeListSearch(), loadOptions: { getPlatforms, getStreams }, credentialTest: { warehouseTest } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [tellOutcomes(this, await syncItems(this))];
  }
}
