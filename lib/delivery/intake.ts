import type { Mapper, Payload } from '../mapping/types';
import type { FieldProblem } from '../mapping/types';
import type { SourceRecord } from '../tabular/types';
import type { FileMemory } from './fileMemory';
import type { ProblemFiles } from './problemFiles';
import type { Tally } from './tally';

/** A record that is fit to be sent. */
export interface Candidate {
  readonly record: SourceRecord;
  readonly payload: Payload;
  readonly naturalKey: string | null;
}

/** The part of a run that needs no destination: what is wrong or doubled within the file ends here. */
export class Intake {
  constructor(
    private readonly mapper: Mapper,
    private readonly tally: Tally,
    private readonly files: ProblemFiles,
    private readonly memory: FileMemory,
  ) {}

  /** The candidates of one batch; every other record of it has its outcome already. */
  take(batch: readonly SourceRecord[]): Candidate[] {
    const candidates: Candidate[] = [];
    for (const record of batch) {
      this.tally.read += 1;
      const candidate = this.admit(record);
      if (candidate) candidates.push(candidate);
    }
    return candidates;
  }

  private admit(record: SourceRecord): Candidate | null {
    if (record.problem) return this.reject(record, [{ ...record.problem, field: '' }]);
    const mapped = this.mapper.map(record);
    if (!mapped.ok) return this.reject(record, mapped.problems);
    const { naturalKey, payload, warnings } = mapped;
    const first = naturalKey === null ? 0 : this.memory.firstLine(naturalKey, record.line);
    if (first !== 0) return this.double(record, first);
    if (warnings) for (const { code, field } of warnings) this.tally.warn({ code, field, line: record.line });
    return { record, payload, naturalKey };
  }

  private reject(record: SourceRecord, problems: readonly FieldProblem[]): null {
    const [first] = problems;
    const problem = {
      line: record.line,
      field: first?.field || null,
      code: first?.code ?? 'rejected',
      message: problems.map(({ message }) => message).join(' · '),
    };
    this.tally.explain('rejected', problem);
    this.files.rejected(record, {
      ...problem,
      code: problems.map(({ code }) => code).join(' · '),
      field: problems.map(({ field }) => field).filter(Boolean).join(' · ') || null,
    });
    return null;
  }

  private double(record: SourceRecord, firstLine: number): null {
    this.tally.explain('duplicate', {
      line: record.line,
      field: null,
      code: 'duplicate_in_file',
      message: `Same customer as line ${firstLine}; the first one counts. Not sent.`,
    });
    return null;
  }
}
