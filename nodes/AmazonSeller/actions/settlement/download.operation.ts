import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { textOf, type Call } from '../operation';
import { reportIdField } from '../report/fields';
import { outputFields, outputOf } from '../report/output';

const show = { resource: ['settlement'], operation: ['download'] };

export const fields: INodeProperties[] = [reportIdField(show), ...outputFields(show)];

/** The lines of one settlement, as Amazon wrote them. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon, client, signal } = call;
  const report = await amazon.whenDone(client, textOf(call, 'reportId'), { signal });
  const { reportId, reportType, createdTime } = report;
  const about: IDataObject = { reportId, reportType, createdTime };
  return await amazon.readDocument(client, { reportDocumentId: report.reportDocumentId, restricted: false }, (document) => outputOf(call, document, about), signal);
}
