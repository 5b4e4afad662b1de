import type { Cursor, StreamPage } from '../../../sync/types';
import type { TransactionRow } from '../../../warehouse/storeRows';
import type { Report } from '../operations';
import { readDocument } from '../reports/document';
import { flatFile } from '../reports/rows';
import { reportPages } from '../reports/run';
import { settlementRows } from '../reports/settlement';
import { SETTLEMENT_REPORT } from '../reports/types';
import type { StreamContext } from './context';
import { Handover } from './handover';

const DAY_MS = 86_400_000;
/** Amazon keeps reports for ninety days. */
const KEPT_MS = 90 * DAY_MS - 3_600_000;
/** Reports may be listed late. */
const OVERLAP_MS = 2 * DAY_MS;

/** Finished settlements, the oldest first: each report's rows in batches, and the cursor after the whole report. */
export async function* readSettlements(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const { client, signal } = context;
  const done = new Map(known(from));
  const sinceMs = Math.max(Date.now() - KEPT_MS, from ? Date.parse(from.at) - OVERLAP_MS : 0);
  const reports: Report[] = [];
  const query = { reportTypes: [SETTLEMENT_REPORT], processingStatuses: ['DONE'], marketplaceIds: client.credential.marketplaceIds.slice(0, 10), createdSince: new Date(sinceMs).toISOString() };
  for await (const some of reportPages(client, query, signal)) reports.push(...some);
  const at = new Date().toISOString();
  const wanted = reports.filter((report) => report.reportDocumentId && !done.has(report.reportId)).sort((a, b) => Date.parse(a.createdTime) - Date.parse(b.createdTime));
  for (const report of wanted) {
    const settlements = new Set<string>();
    const before = new Set(done.values());
    yield* pagesOf(context, report, (settlementId) => before.has(settlementId), settlements);
    for (const settlementId of settlements) done.set(report.reportId, settlementId);
    yield { rows: {}, cursor: { at: new Date(Date.parse(report.createdTime)).toISOString(), done: recent(done, reports) } };
  }
  yield { rows: {}, cursor: { at, done: recent(done, reports) } };
}

/** The rows of one report as pages, while the document is still coming in. */
async function* pagesOf({ client, signal }: StreamContext, report: Report, isKnown: (settlementId: string) => boolean, settlements: Set<string>): AsyncGenerator<StreamPage> {
  const hand = new Handover<TransactionRow[]>();
  const reading = readDocument(client, { reportDocumentId: report.reportDocumentId ?? '', restricted: false }, async (document) => {
    for await (const { rows, settlementId } of settlementRows(await flatFile(document, 500, signal), report.reportId, isKnown)) {
      if (settlementId !== null) settlements.add(settlementId);
      if (rows.length > 0) await hand.give(rows);
    }
  }, signal).then(() => hand.end(), (error: unknown) => hand.fail(error));
  try {
    for await (const transactions of hand) yield { rows: { transactions }, cursor: null };
  } finally {
    hand.leave();
    await reading;
  }
}

/** Which reports are in, by id, with their settlement. A cursor comes from a database: it is read with care. */
function known(from: Cursor | null): [string, string][] {
  const done = from?.done;
  return Array.isArray(done) ? done.filter((one): one is [string, string] => Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string')) : [];
}

/** Only what Amazon may list again is worth remembering. */
function recent(done: ReadonlyMap<string, string>, listed: readonly Report[]): [string, string][] {
  const ids = new Set(listed.map(({ reportId }) => reportId));
  const all = [...done];
  return all.filter(([reportId], at) => ids.has(reportId) || at >= all.length - 100);
}
