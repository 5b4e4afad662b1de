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
  for (const record of table.records) {
    const { index: item } = record;
    const result = mapper.map(record);
    if (result.ok) mapped.push({ json: result.payload as IDataObject, pairedItem: { item } });
    else rejected.push({ json: rejection(result.problems, items[item]), pairedItem: { item } });
  }
  const mapping = mapper.mapping.map((entry) => ({ json: { ...entry }, pairedItem: { item: 0 } }));
  return { mapped, rejected, mapping, hint: summary(mapped.length, rejected.length, mapper.mapping) };
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

function summary(mapped: number, rejected: number, mapping: readonly MappingEntry[]): string {
  const columns = mapping.filter(({ source }) => source !== null);
  const used = columns.filter(({ target }) => target !== null);
  const left = columns.filter(({ target }) => target === null).map(({ source }) => source);
  const leftOut = left.length > 0 ? ` Left out: ${left.slice(0, 5).join(', ')}${left.length > 5 ? ' …' : ''}.` : '';
  return `${mapped} mapped, ${rejected} rejected. ${used.length} of ${columns.length} columns are used.${leftOut}`;
}
