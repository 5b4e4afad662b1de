import { isObject, json, parseJson } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { opens } from '../access/restricted';
import { denied, invalid, missing } from '../answers';
import { dateOf, decodeToken, encodeToken, iso, listed, type Call } from '../call';
import type { Ledger } from '../money/ledger';
import type { AmazonSettings } from '../settings';
import { KINDS, type ReportRequest } from './content';
import { type DocumentStorage, type StoredDocument } from './documents';
import { SETTLEMENT, settlementLines } from './settlement';

interface Report extends ReportRequest {
  readonly reportId: string;
  readonly createdMs: number;
  /** Null for reports that Amazon made itself: they are done. */
  readonly asked: { readonly ms: number; readonly ends: AmazonSettings['reportEnds'] } | null;
  readonly restricted: boolean;
  readonly document: StoredDocument;
  cancelled: boolean;
}

const KEPT_MS = 90 * 86_400_000;
const REMOVED = new Set(['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE', 'GET_V2_SETTLEMENT_REPORT_DATA_XML']);

/** Reports of one seller: those it has asked for, and the settlements that come by themselves. */
export class Reports {
  private asked = new Map<string, Report>();
  private counter = 0;

  constructor(private readonly ledger: Ledger, private readonly storage: DocumentStorage) {}

  create(call: Call): Answer {
    const body = parseJson(call.exchange.body);
    if (!isObject(body)) return invalid('The request body is not valid.', '400');
    const { reportType, marketplaceIds } = body;
    if (typeof reportType !== 'string' || !Array.isArray(marketplaceIds) || marketplaceIds.length < 1 || marketplaceIds.length > 25) return invalid('reportType and marketplaceIds are required.', '400');
    if (REMOVED.has(reportType)) return invalid(`The report type ${reportType} is no longer available.`, '400');
    if (reportType === SETTLEMENT) return denied('Settlement reports cannot be requested; Amazon schedules them.');
    const kind = KINDS.get(reportType);
    if (!kind) return invalid(`The report type ${reportType} is not valid.`, '400');
    const foreign = marketplaceIds.find((id) => !call.seller.facts.marketplaces.some((one) => one.id === id));
    if (foreign !== undefined) return invalid(`The marketplace ${String(foreign)} is not one of this seller in this region.`, '400');
    const endMs = Date.parse(String(body.dataEndTime ?? '')) || Date.now();
    const request = { reportType, marketplaceIds: marketplaceIds.map(String), startMs: Date.parse(String(body.dataStartTime ?? '')) || endMs - 30 * 86_400_000, endMs };
    this.counter += 1;
    const reportId = String(50_000_000_000 + this.counter);
    this.asked.set(reportId, {
      ...request, reportId, createdMs: Date.now(), restricted: kind.restricted, cancelled: false, asked: { ms: call.settings.reportMs, ends: call.settings.reportEnds },
      document: { contentType: kind.contentType, compressed: true, lines: () => kind.lines(call.seller, request) },
    });
    return json(202, { reportId });
  }

  get(call: Call): Answer {
    const report = this.find(call, call.exchange.param('reportId'));
    return report ? json(200, shown(report)) : missing();
  }

  cancel(call: Call): Answer {
    const report = this.find(call, call.exchange.param('reportId'));
    if (!report) return missing();
    if (statusOf(report) !== 'IN_QUEUE') return invalid('Only a report that is in the queue can be cancelled.', '400');
    report.cancelled = true;
    return json(200, {});
  }

  list(call: Call): Answer {
    const { query } = call.exchange;
    const token = query.get('nextToken');
    // With a token nothing else may be given: it holds the whole question.
    if (token !== null && [...query.keys()].length > 1) return invalid('No other parameter may be given with nextToken.', '400');
    const asked = token === null ? questionOf(call) : decodeToken(token);
    if (typeof asked === 'string') return invalid(asked, '400');
    if (asked?.of !== 'reports') return invalid('The nextToken is not valid.', '400');
    const { types, statuses, marketplaces, sinceMs, untilMs, size, from } = asked as unknown as Question;
    const found = this.all(call).filter((report) => types.includes(report.reportType) && report.createdMs >= sinceMs && report.createdMs <= untilMs
      && (statuses.length === 0 || statuses.includes(statusOf(report))) && (marketplaces.length === 0 || report.marketplaceIds.some((id) => marketplaces.includes(id))));
    const to = from + size;
    return json(200, { reports: found.slice(from, to).map(shown), ...(to < found.length ? { nextToken: encodeToken({ ...asked, from: to }) } : {}) });
  }

  document(call: Call, baseUrl: string): Answer {
    const id = call.exchange.param('reportDocumentId');
    const report = this.all(call).find((one) => documentIdOf(one) === id);
    if (!report || shown(report).reportDocumentId === undefined) return missing();
    const path = `/reports/2021-06-30/documents/${id}`;
    if (report.restricted && !opens(call.restricted ?? [], 'GET', path)) return denied('A restricted data token is required for this report document.');
    const { document } = report;
    const failed = report.asked?.ends === 'FATAL';
    const stored = failed ? { contentType: 'text/plain;charset=UTF-8', compressed: false, lines: () => ['{"errorDetails":"The date range is not available for this report."}'] } : document;
    const url = this.storage.link(baseUrl, stored, call.settings.documentSeconds);
    return json(200, { reportDocumentId: id, url, ...(stored.compressed ? { compressionAlgorithm: 'GZIP' } : {}) });
  }

  reset(): void {
    this.asked.clear();
    this.counter = 0;
  }

  private find(call: Call, reportId: string): Report | undefined {
    return this.all(call).find((report) => report.reportId === reportId);
  }

  /** Newest first, as Amazon lists them. */
  private all(call: Call): Report[] {
    const settled = this.ledger.periods.map((period): Report => ({
      reportId: period.settlementId, reportType: SETTLEMENT, marketplaceIds: [period.marketplace.id], startMs: period.startMs, endMs: period.endMs,
      createdMs: period.endMs + 6 * 3_600_000, asked: null, restricted: false, cancelled: false,
      document: { contentType: 'text/plain;charset=ISO-8859-1', compressed: period.currency !== 'GBP', lines: () => settlementLines(call.seller, this.ledger, period) },
    }));
    const kept = [...settled, ...this.asked.values()].filter(({ createdMs }) => createdMs > Date.now() - KEPT_MS && createdMs <= Date.now());
    return kept.sort((a, b) => b.createdMs - a.createdMs);
  }
}

interface Question {
  readonly of: 'reports';
  readonly types: readonly string[];
  readonly statuses: readonly string[];
  readonly marketplaces: readonly string[];
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly size: number;
  readonly from: number;
}

function questionOf(call: Call): Record<string, unknown> | string {
  const types = listed(call, 'reportTypes');
  const size = Number(call.exchange.query.get('pageSize') ?? 10);
  const since = dateOf(call, 'createdSince');
  const until = dateOf(call, 'createdUntil');
  if (types.length < 1 || types.length > 10) return 'reportTypes must hold 1 to 10 types.';
  if (!(size >= 1 && size <= 100)) return 'pageSize must be between 1 and 100.';
  if (Number.isNaN(since) || Number.isNaN(until)) return 'A date is not in ISO 8601 format.';
  if (since !== null && since < Date.now() - KEPT_MS - 60_000) return 'createdSince must be within the last 90 days.';
  const question: Question = {
    of: 'reports', types, statuses: listed(call, 'processingStatuses'), marketplaces: listed(call, 'marketplaceIds'),
    sinceMs: since ?? Date.now() - KEPT_MS, untilMs: until ?? Date.now(), size, from: 0,
  };
  return { ...question };
}

function statusOf({ asked, cancelled, createdMs }: Report): string {
  if (cancelled) return 'CANCELLED';
  if (!asked) return 'DONE';
  const age = Date.now() - createdMs;
  if (age < asked.ms / 2) return 'IN_QUEUE';
  return age < asked.ms ? 'IN_PROGRESS' : asked.ends;
}

/** An id that tells nothing of the report it belongs to. */
function documentIdOf({ reportId }: Report): string {
  return `amzn1.spdoc.1.4.na.${Buffer.from(reportId).toString('hex')}`;
}

function shown(report: Report): Record<string, unknown> {
  const status = statusOf(report);
  const began = status === 'IN_QUEUE' ? {} : { processingStartTime: iso(report.createdMs) };
  const ended = ['DONE', 'FATAL', 'CANCELLED'].includes(status) ? { processingEndTime: iso(report.createdMs + (report.asked?.ms ?? 0)) } : {};
  return {
    reportId: report.reportId, reportType: report.reportType, marketplaceIds: report.marketplaceIds, dataStartTime: iso(report.startMs), dataEndTime: iso(report.endMs),
    createdTime: iso(report.createdMs), processingStatus: status, ...began, ...ended, ...(status === 'DONE' || status === 'FATAL' ? { reportDocumentId: documentIdOf(report) } : {}),
  };
}
