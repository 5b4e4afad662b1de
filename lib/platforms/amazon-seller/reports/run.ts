import { HttpFailure } from '../../../http';
import type { AmazonClient } from '../client';
import { createReport, getReport, getReports, type Report } from '../operations';
import type { Query } from '../operation';
import { pause } from '../wait';
import type { ReportRequest } from './types';

export interface ReportProgress {
  readonly reportId: string;
  readonly status: string;
  readonly waitedMs: number;
}

export interface WaitOptions {
  readonly signal?: AbortSignal;
  /** How long Amazon may take, in milliseconds; an hour unless given. */
  readonly timeoutMs?: number;
  readonly onProgress?: (progress: ReportProgress) => void;
}

const TIMEOUT_MS = 3_600_000;
const SHORTEST_POLL_MS = 1000;
const LONGEST_POLL_MS = 30_000;

/** Asks for a report. Sent once: Amazon has no key against making one twice. */
export async function requestReport(client: AmazonClient, request: ReportRequest, signal?: AbortSignal): Promise<string> {
  const { reportId } = await client.call(createReport, { body: request, signal });
  return reportId;
}

/**
 * Waits until a report is done. Throws HttpFailure: `REPORT_FATAL`, `REPORT_CANCELLED`, or `REPORT_TIMEOUT` when the
 * time is up; Amazon then goes on, and the same report can be waited for again.
 */
export async function whenDone(client: AmazonClient, reportId: string, options: WaitOptions = {}): Promise<Report & { reportDocumentId: string }> {
  const { timeoutMs = TIMEOUT_MS, signal } = options;
  const startedAt = performance.now();
  for (let delayMs = SHORTEST_POLL_MS; ; delayMs = Math.min(LONGEST_POLL_MS, delayMs * 1.5)) {
    const report = await client.call(getReport, { ids: { reportId }, signal });
    const waitedMs = Math.round(performance.now() - startedAt);
    if (report.processingStatus === 'DONE' && report.reportDocumentId) return { ...report, reportDocumentId: report.reportDocumentId };
    if (report.processingStatus === 'FATAL') throw ended(report, 'REPORT_FATAL');
    if (report.processingStatus === 'CANCELLED') throw ended(report, 'REPORT_CANCELLED');
    if (waitedMs >= timeoutMs) throw tooSlow(report, waitedMs);
    options.onProgress?.({ reportId, status: report.processingStatus, waitedMs });
    await pause(Math.min(delayMs, Math.max(0, timeoutMs - waitedMs)), getReport.name, signal);
  }
}

/** Reports by type, newest first as Amazon lists them, page by page. */
export async function* reportPages(client: AmazonClient, query: Query, signal?: AbortSignal): AsyncGenerator<readonly Report[]> {
  let token: string | null = null;
  do {
    const answer: { reports: Report[]; nextToken?: string | null } = await client.call(getReports, { signal, query: token === null ? { pageSize: 100, ...query } : { nextToken: token } });
    yield answer.reports;
    token = answer.nextToken || null;
  } while (token !== null);
}

/** The newest finished report like the one wanted, not older than `maxAgeMs`: near-daily types may not be asked for again so soon. */
export async function recentReport(client: AmazonClient, { reportType, marketplaceIds, reportOptions, dataStartTime }: ReportRequest, maxAgeMs: number, signal?: AbortSignal): Promise<Report | null> {
  // Options and dates are not told in a list in a form that could be compared: with them the report is a new one.
  if (dataStartTime || (reportOptions && Object.keys(reportOptions).length > 0)) return null;
  const query = { reportTypes: [reportType], processingStatuses: ['DONE'], marketplaceIds, createdSince: new Date(Date.now() - maxAgeMs).toISOString() };
  for await (const reports of reportPages(client, query, signal)) {
    const hit = reports.find((report) => report.reportDocumentId && sameSet(report.marketplaceIds ?? [], marketplaceIds));
    if (hit) return hit;
  }
  return null;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

function ended({ reportId, reportType, reportDocumentId }: Report, code: 'REPORT_FATAL' | 'REPORT_CANCELLED'): HttpFailure {
  const why = code === 'REPORT_CANCELLED'
    ? 'Amazon cancelled it, which it mostly does when there is no data in the time span. Choose another span or marketplace.'
    : 'Amazon ended it as fatal, which it mostly does for a span or option it does not take, or when the same type was asked for shortly before. Wait half an hour, check dates and options, and run it again.';
  const document = code === 'REPORT_FATAL' && reportDocumentId ? ' Its document says more.' : '';
  return new HttpFailure(`${getReport.name}: the report ${reportId} (${reportType}) did not succeed. ${why}${document}`, { kind: 'refused', code, body: { reportDocumentId: reportDocumentId ?? null } });
}

function tooSlow({ reportId, processingStatus }: Report, waitedMs: number): HttpFailure {
  return new HttpFailure(
    `${getReport.name}: the report ${reportId} is still ${processingStatus} after ${Math.round(waitedMs / 1000)} s. It goes on at Amazon: allow more time, or download it later by its ID.`,
    { kind: 'refused', code: 'REPORT_TIMEOUT' },
  );
}
