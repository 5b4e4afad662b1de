import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { importItem, type Imported } from '../importItem';
import { readSettings, type ImportSettings } from '../settings';
import { fields as ofImportShard, importShard } from './importShard.operation';
import { fields as ofPlanShards, planShards } from './planShards.operation';
import { reconcileShards } from './reconcileShards.operation';
import { fields as ofWaitForShards, waitForShards } from './waitForShards.operation';

type Operation = (host: IExecuteFunctions, item: number, settings: ImportSettings) => Promise<Imported>;

const WITH_A_FILE: Readonly<Record<string, Operation>> = { import: importItem, planShards, importShard, reconcileShards };

export const operationProperties: readonly INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Import', value: 'import', action: 'Import a file of customers', description: 'The whole file in this execution' },
      { name: 'Import Shard', value: 'importShard', action: 'Import one shard of a file', description: 'One part of a file that Plan Shards has split' },
      { name: 'Plan Shards', value: 'planShards', action: 'Split a file into shards', description: 'Split a large CSV or NDJSON file for several workers; gives one item for each part' },
      { name: 'Reconcile Shards', value: 'reconcileShards', action: 'Reconcile the shards of a file', description: 'Hold every row of the file against what the shards did, and make one report' },
      { name: 'Wait for Shards', value: 'waitForShards', action: 'Wait for the shards of a file', description: 'Wait until every shard has ended, or give out those that have to be imported again' },
    ],
    default: 'import',
    description: 'The import of a whole file, or one step of an import that several workers do together',
  },
  {
    displayName: 'Import ID',
    name: 'importId',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. {{ $json.importId }}',
    description: 'What Plan Shards calls the import',
    displayOptions: { show: { operation: ['importShard', 'reconcileShards', 'waitForShards'] } },
  },
  ...ofPlanShards,
  ...ofImportShard,
  ...ofWaitForShards,
];

/** What the node does with one input item, its parameters read once for all of them. */
export function operationOf(host: IExecuteFunctions): (item: number) => Promise<Imported> {
  const name = host.getNodeParameter('operation', 0, 'import') as string;
  const operation = Object.hasOwn(WITH_A_FILE, name) ? WITH_A_FILE[name] : undefined;
  if (!operation) return (item) => waitForShards(host, item);
  const settings = readSettings(host);
  return (item) => operation(host, item, settings);
}
