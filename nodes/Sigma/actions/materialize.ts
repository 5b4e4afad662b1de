import type { INodeProperties } from 'n8n-workflow';
import { oneItem, textOf, type Call, type Operation } from './operation';

/** Runs a materialization schedule of a workbook or a data model now, and waits for its end. */
export function materialize(kind: 'workbook' | 'dataModel', idName: string): Operation {
  const show = { resource: [kind], operation: ['materialize'] };
  return { concurrency: 8, fields: fieldsFor(kind, idName, show), execute: async (call) => await run(call, kind, idName) };
}

async function run(call: Call, kind: 'workbook' | 'dataModel', idName: string) {
  const { host, item, sigma, client, signal } = call;
  const documentId = textOf(call, idName);
  const sheetId = textOf(call, 'sheetId');
  const wait = host.getNodeParameter('waitForEnd', item, true) === true;
  const timeoutMs = Number(host.getNodeParameter('materializeTimeout', item, 3600)) * 1000;
  const result = await sigma.materialize(client, {
    kind, documentId, sheetId, wait, timeoutMs, signal,
    onProgress: ({ status, waitedMs }) => host.logger.info(`Sigma materialization: ${status} after ${Math.round(waitedMs / 1000)} s`),
  });
  return oneItem({ [idName]: documentId, sheetId, ...result });
}

function fieldsFor(kind: 'workbook' | 'dataModel', idName: string, show: Record<string, string[]>): INodeProperties[] {
  return [
    {
      displayName: 'Schedule Name or ID',
      name: 'sheetId',
      type: 'options',
      typeOptions: { loadOptionsMethod: kind === 'workbook' ? 'getWorkbookSchedules' : 'getDataModelSchedules', loadOptionsDependsOn: [`${idName}.value`] },
      default: '',
      required: true,
      description: 'Materialization schedule of an element. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
      displayOptions: { show },
    },
    {
      displayName: 'Wait for the End', name: 'waitForEnd', type: 'boolean', default: true,
      description: 'Whether to wait until the data is ready; off answers as soon as Sigma has started', displayOptions: { show },
    },
    {
      displayName: 'Timeout (Seconds)', name: 'materializeTimeout', type: 'number', typeOptions: { minValue: 1 }, default: 3600,
      description: 'How long to wait; Sigma goes on after that', displayOptions: { show: { ...show, waitForEnd: [true] } },
    },
  ];
}
