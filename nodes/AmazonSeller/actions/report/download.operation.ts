import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { filledIn, textOf, type Call } from '../operation';
import { reportIdField, requestFields, requestOf } from './fields';
import { outputFields, outputOf } from './output';

const show = { resource: ['report'], operation: ['download'] };
const HOUR_MS = 3_600_000;

export const fields: INodeProperties[] = [
  {
    displayName: 'Report',
    name: 'source',
    type: 'options',
    options: [
      { name: 'By ID', value: 'id', description: 'One that was asked for before' },
      { name: 'New', value: 'new', description: 'Ask for it now, and wait until it is done' },
    ],
    default: 'new',
    description: 'Which report',
    displayOptions: { show },
  },
  ...requestFields({ ...show, source: ['new'] }),
  reportIdField({ ...show, source: ['id'] }),
  ...outputFields(show),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    description: 'How long to wait, and for what',
    displayOptions: { show },
    options: [
      { displayName: 'Timeout (Minutes)', name: 'timeoutMinutes', type: 'number', typeOptions: { minValue: 1 }, default: 60, description: 'How long Amazon may take. A report that is not done by then goes on, and can be downloaded by its ID.' },
      {
        displayName: 'Use One of the Last Hours', name: 'reuseHours', type: 'number', typeOptions: { minValue: 0 }, default: 0,
        description: 'Take a finished report of the same type and marketplaces of the last so many hours, where there is one. Some types end as fatal when they are asked for too often. Only without time span and report options.',
      },
    ],
  },
];

/** Asks, waits, fetches, unpacks and reads. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon, client, host, signal } = call;
  const options = filledIn(call, 'options');
  const reportId = textOf(call, 'source') === 'id' ? textOf(call, 'reportId') : await asked(call, options);
  const timeoutMs = (Number(options.timeoutMinutes ?? 60) || 60) * 60_000;
  const onProgress = ({ status, waitedMs }: { status: string; waitedMs: number }) => host.logger.info(`Amazon report ${reportId}: ${status} after ${Math.round(waitedMs / 1000)} s`);
  const report = await amazon.whenDone(client, reportId, { signal, timeoutMs, onProgress });
  const about: IDataObject = { reportId, reportType: report.reportType, marketplaceIds: report.marketplaceIds ?? [], createdTime: report.createdTime };
  const wanted = { reportDocumentId: report.reportDocumentId, restricted: amazon.isRestricted(report.reportType) };
  return await amazon.readDocument(client, wanted, (document) => outputOf(call, document, about), signal);
}

async function asked(call: Call, { reuseHours }: IDataObject): Promise<string> {
  const { amazon, client, signal } = call;
  const request = await requestOf(call);
  const recent = Number(reuseHours ?? 0) > 0 ? await amazon.recentReport(client, request, Number(reuseHours) * HOUR_MS, signal) : null;
  return recent?.reportId ?? await amazon.requestReport(client, request, signal);
}
