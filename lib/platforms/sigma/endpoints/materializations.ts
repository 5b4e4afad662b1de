import { z } from 'zod';
import type { Endpoint, ListEndpoint } from '../endpoint';
import { entry, pageOf } from '../shapes';

/** `sheetId` names the schedule of an element, not the element itself. */
const body = z.object({ sheetId: z.string().min(1) }).strict();
const started = z.object({ materializationId: z.string().min(1) }).passthrough();
const run = z.object({ materializationId: z.string().min(1), status: z.string().min(1), error: z.unknown() }).passthrough();

const workbook = '/v2/workbooks/{documentId}';
const dataModel = '/v2/dataModels/{documentId}';

/** What materializes a document's elements, by the kind of document. */
export const materializations = {
  workbook: {
    schedules: { name: 'workbooks.getMaterializationSchedules', method: 'GET', path: `${workbook}/materialization-schedules`, answer: pageOf(entry('sheetId')), paging: 'page' },
    start: { name: 'workbooks.materialize', method: 'POST', path: `${workbook}/materializations`, body, answer: started },
    run: { name: 'workbooks.getMaterialization', method: 'GET', path: `${workbook}/materializations/{materializationId}`, answer: run },
  },
  dataModel: {
    schedules: { name: 'dataModels.getMaterializationSchedules', method: 'GET', path: `${dataModel}/materializationSchedules`, answer: pageOf(entry('sheetId')), paging: 'pageToken' },
    start: { name: 'dataModels.materialize', method: 'POST', path: `${dataModel}:materialize`, body, answer: started },
    run: { name: 'dataModels.getMaterialization', method: 'GET', path: `${dataModel}/materializations/{materializationId}`, answer: run },
  },
} as const satisfies Record<string, { schedules: ListEndpoint; start: Endpoint; run: Endpoint }>;
