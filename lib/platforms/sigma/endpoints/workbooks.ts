import { z } from 'zod';
import { exportBody } from '../exports/body';
import type { Endpoint, ListEndpoint } from '../endpoint';
import { entry, pageOf } from '../shapes';

const workbook = entry('workbookId', 'name');
const path = '/v2/workbooks/{workbookId}';

export const workbooks = {
  list: {
    name: 'workbooks.getMany', method: 'GET', path: '/v2/workbooks', query: ['excludeTags', 'isArchived', 'skipPermissionCheck', 'excludeExplorations'],
    answer: pageOf(workbook), paging: 'page',
  },
  get: { name: 'workbooks.get', method: 'GET', path, answer: workbook },
  pages: { name: 'workbooks.getPages', method: 'GET', path: `${path}/pages`, query: ['tag', 'bookmarkId'], answer: pageOf(entry('pageId')), paging: 'page' },
  elements: {
    name: 'workbooks.getElements', method: 'GET', path: `${path}/pages/{pageId}/elements`, query: ['tag', 'bookmarkId'], answer: pageOf(entry('elementId')), paging: 'page',
  },
  sources: { name: 'workbooks.getSources', method: 'GET', path: `${path}/sources`, answer: z.array(entry('type')) },
  schedules: {
    name: 'workbooks.getSchedules', method: 'GET', path: `${path}/schedules`, answer: pageOf(entry('scheduledNotificationId')), paging: 'page',
  },
  /** A repeated start makes one more file on Sigma's side and changes nothing. */
  export: {
    name: 'workbooks.export', method: 'POST', path: `${path}/export`, limit: 'export', repeatable: true,
    body: exportBody, answer: z.object({ queryId: z.string().min(1) }).passthrough(),
  },
} as const satisfies Record<string, Endpoint | ListEndpoint>;

/** 204 while the file is made, 404 before Sigma knows the query; the file itself afterwards. */
export const download = {
  name: 'workbooks.download', method: 'GET', path: '/v2/query/{queryId}/download', limit: 'download', answer: z.unknown(),
} satisfies Endpoint;
