import { z } from 'zod';
import type { Operation } from '../operation';
import { text, token } from './shapes';

const PATH = '/reports/2021-06-30';
/** What a report is about decides which role it needs. */
const role = 'that the report type names';

const report = z.object({
  reportId: text,
  reportType: text,
  processingStatus: text,
  createdTime: text,
  marketplaceIds: z.array(z.string()).nullish(),
  reportDocumentId: z.string().nullish(),
}).passthrough();

export type Report = z.output<typeof report>;

/** @see https://developer-docs.amazon.com/sp-api/docs/reports-api-v2021-06-30-reference */
export const createReport = {
  name: 'createReport', method: 'POST', path: `${PATH}/reports`, rate: 0.0167, burst: 15, role, answer: z.object({ reportId: text }),
} satisfies Operation;

export const getReport = { name: 'getReport', method: 'GET', path: `${PATH}/reports/{reportId}`, rate: 2, burst: 15, role, answer: report } satisfies Operation;

/** A following page is asked for with its token and nothing else. */
export const getReports = {
  name: 'getReports', method: 'GET', path: `${PATH}/reports`, rate: 0.0222, burst: 10, role,
  query: ['reportTypes', 'processingStatuses', 'marketplaceIds', 'pageSize', 'createdSince', 'createdUntil', 'nextToken'],
  answer: z.object({ reports: z.array(report), nextToken: token }),
} satisfies Operation;

export const getReportDocument = {
  name: 'getReportDocument', method: 'GET', path: `${PATH}/documents/{reportDocumentId}`, rate: 0.0167, burst: 15, role,
  answer: z.object({ reportDocumentId: text, url: z.string().url(), compressionAlgorithm: z.string().nullish() }),
} satisfies Operation;
