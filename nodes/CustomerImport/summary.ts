import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Counts, ImportReport } from '../../lib/delivery/types';
import type { ProblemFile } from './problemFile';

interface ProblemFiles {
  readonly rejected: ProblemFile;
  readonly failed: ProblemFile;
}

/** The report as JSON, with the page and the CSV of rows that did not land beside it. */
export async function summaryItem(
  host: IExecuteFunctions,
  item: number,
  report: ImportReport,
  files: ProblemFiles,
): Promise<INodeExecutionData> {
  const { renderImportPage } = await import('../../lib/dashboard');
  const page = Buffer.from(await renderImportPage(report), 'utf8');
  const binary: IBinaryKeyData = {
    page: await host.helpers.prepareBinaryData(page, 'dashboard.html', 'text/html'),
    rejected: await files.rejected.toBinary(host),
  };
  if (report.counts.failed > 0) binary.failed = await files.failed.toBinary(host);
  return { json: report as unknown as IDataObject, binary, pairedItem: { item } };
}

/** What a person sees above the output without opening anything. */
export function tellOutcome(host: IExecuteFunctions, { run, counts, estimate }: ImportReport, itemsLimit: number): void {
  const cut = [cutNote('Rejected', counts.rejected, itemsLimit), cutNote('Failed', counts.failed, itemsLimit)].join('');
  const resumed = run.resumed ? ' An earlier run was taken up where it had stopped.' : '';
  const message = run.dryRun
    ? `Dry run, nothing was sent: ${told(counts)}. A run takes ${estimate?.requests ?? 0} requests${duration(estimate?.seconds)}.${cut}`
    : `${told(counts)}.${resumed}${cut}`;
  host.addExecutionHints({ message, type: severity(counts), location: 'outputPane' });
}

function told({ read, ...outcomes }: Counts): string {
  const parts = Object.entries(outcomes).filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${outcome}`);
  return `${read} rows read: ${parts.join(', ') || 'nothing to do'}`;
}

function severity({ failed, rejected }: Counts): 'danger' | 'warning' | 'info' {
  if (failed > 0) return 'danger';
  return rejected > 0 ? 'warning' : 'info';
}

function cutNote(output: string, count: number, limit: number): string {
  return count > limit ? ` ${output} shows the first ${limit} of ${count}; the CSV file of the summary holds all.` : '';
}

function duration(seconds: number | null | undefined): string {
  return seconds ? ` and about ${seconds} s` : '';
}
