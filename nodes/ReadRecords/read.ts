import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SourceRecord } from '../../lib/tabular/types';
import { inputOf } from '../host/byteInput';
import { ItemKeys } from '../host/itemKeys';
import { toReadOptions } from '../host/readOptions';
import type { Scratch } from '../host/scratch';

const LINE_KEY = 'sourceLine';

interface ItemsRead {
  readonly records: INodeExecutionData[];
  readonly rejected: INodeExecutionData[];
}

/** The records of the file that one input item stands for. Reading stops at the limit. */
export async function readItem(host: IExecuteFunctions, item: number, scratch: Scratch): Promise<ItemsRead> {
  const options = host.getNodeParameter('options', item, {}) as IDataObject;
  const limit = host.getNodeParameter('returnAll', item) ? Infinity : (host.getNodeParameter('limit', item) as number);
  const withLine = options.includeSourceLine === true;
  const input = await inputOf(host, item, scratch);

  const { openRecords } = await import('../../lib/tabular');
  const source = await openRecords(await input.open(), toReadOptions(options, input.name, host.getExecutionCancelSignal()));
  const keys = new ItemKeys(withLine ? [LINE_KEY] : []);
  const read: ItemsRead = { records: [], rejected: [] };
  for await (const batch of source) {
    for (const record of batch) {
      if (read.records.length >= limit) return read;
      if (record.problem) read.rejected.push({ json: rejection(record), pairedItem: { item } });
      else read.records.push({ json: row(record), pairedItem: { item } });
    }
  }
  return read;

  function row({ cells, line }: SourceRecord): IDataObject {
    const json = keys.toJson(source.headers, cells);
    if (withLine) json[LINE_KEY] = line;
    return json;
  }
}

function rejection({ line, cells, problem }: SourceRecord): IDataObject {
  return { line, code: problem?.code, message: problem?.message, cells: [...cells] as IDataObject[string] };
}
