import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FieldProblem, MapperOptions, MappingEntry } from '../../lib/mapping/types';
import { ItemTable } from './itemTable';

/** Records looked at to tell what a column holds. */
const SAMPLE_RECORDS = 500;

interface Sorted {
  readonly mapped: INodeExecutionData[];
  readonly rejected: INodeExecutionData[];
  /** One item per column: where it went, how sure that is, and why. */
  readonly mapping: INodeExecutionData[];
  readonly hint: string;
}

/** Every input item ends on exactly one of the outputs Mapped and Rejected. */
export async function mapItems(items: readonly INodeExecutionData[], options: MapperOptions): Promise<Sorted> {
  const { createMapper } = await import('../../lib/mapping');
  const table = new ItemTable(items);
  const mapper = createMapper(table.headers, table.records.slice(0, SAMPLE_RECORDS), options);
  const mapped: INodeExecutionData[] = [];
  const rejected: INodeExecutionData[] = [];
  let remarks = 0;
  for (const record of table.records) {
    const { index: item } = record;
    const result = mapper.map(record);
    if (result.ok) remarks += result.warnings?.length ?? 0;
    if (result.ok) mapped.push({ json: result.payload as IDataObject, pairedItem: { item } });
    else rejected.push({ json: rejection(result.problems, items[item]), pairedItem: { item } });
  }
  const mapping = mapper.mapping.map((entry) => ({ json: { ...entry }, pairedItem: { item: 0 } }));
  return { mapped, rejected, mapping, hint: `${mapped.length} mapped, ${rejected.length} rejected.${valuesNote(remarks)}${columnsNote(mapper.mapping)}` };
}

function rejection(problems: readonly FieldProblem[], source: INodeExecutionData | undefined): IDataObject {
  const [first] = problems;
  return {
    field: first?.field,
    code: first?.code,
    message: problems.map(({ message }) => message).join(' · '),
    problems: problems.map((problem) => ({ ...problem })),
    record: source?.json,
  };
}

function valuesNote(remarks: number): string {
  return remarks > 0 ? ` ${remarks} values were taken as they are, changed or left out for their form; test the rows with a dry run.` : '';
}

function columnsNote(mapping: readonly MappingEntry[]): string {
  const columns = mapping.filter(({ source }) => source !== null);
  const unused = columns.filter(({ target }) => target === null).map(({ source }) => source);
  const names = unused.length > 0 ? ` Left out: ${unused.slice(0, 5).join(', ')}${unused.length > 5 ? ' …' : ''}.` : '';
  return ` ${columns.length - unused.length} of ${columns.length} columns are used.${names}`;
}
