import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { errorJson, toNodeError } from '../host/failure';
import { Scratch } from '../host/scratch';
import { properties } from './properties';
import { readItem } from './read';

/** A file becomes items: one per record, and one per row that cannot be read. */
export class ReadRecords implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Read Records',
    name: 'readRecords',
    icon: { light: 'file:../../icons/readRecords.svg', dark: 'file:../../icons/readRecords.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["inputSource"] }}',
    description: 'Read CSV, TSV, JSON, NDJSON or XML into items; encoding, delimiter and format are detected',
    defaults: { name: 'Read Records' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Records', 'Rejected'],
    usableAsTool: true,
    properties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const records: INodeExecutionData[] = [];
    const rejected: INodeExecutionData[] = [];
    const scratch = await Scratch.create();
    try {
      for (let item = 0; item < this.getInputData().length; item += 1) {
        try {
          const read = await readItem(this, item, scratch);
          for (const record of read.records) records.push(record);
          for (const row of read.rejected) rejected.push(row);
        } catch (error) {
          const nodeError = toNodeError(this.getNode(), error, item);
          if (!this.continueOnFail()) throw nodeError;
          records.push({ json: errorJson(nodeError), pairedItem: { item } });
        }
      }
    } finally {
      await scratch.dispose();
    }
    if (rejected.length > 0) {
      this.addExecutionHints({
        message: `${records.length} read, ${rejected.length} rejected: the Rejected output says why for each row.`,
        type: 'warning',
        location: 'outputPane',
      });
    }
    return [records, rejected];
  }
}
