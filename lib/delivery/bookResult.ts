import type { SourceRecord } from '../tabular/types';
import type { ProblemFiles } from './problemFiles';
import type { Tally } from './tally';
import type { SendResult } from './types';

/** Enters what a destination answered for a record into the run's books and, unless it landed, into the files of problems. */
export function bookResult(tally: Tally, files: ProblemFiles, record: SourceRecord, result: SendResult): void {
  const { outcome } = result;
  if (outcome === 'created' || outcome === 'updated' || outcome === 'unchanged') return tally.add(outcome);
  const problem = {
    line: record.line,
    field: ('field' in result && result.field) || null,
    code: 'code' in result ? result.code : 'duplicate',
    message: result.message ?? 'The destination has this customer already. Not changed.',
  };
  tally.explain(outcome, problem);
  if (outcome === 'rejected') files.rejected(record, problem);
  if (outcome === 'failed') files.failed(record, problem);
}
