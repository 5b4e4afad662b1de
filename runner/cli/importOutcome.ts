import path from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import type { ImportReport } from '../../lib/delivery/types';
import type { RunResult } from '../engine/runTypes';
import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { importSummary } from '../terminal/importSummary';
import { CUSTOMER_IMPORT } from './customerImport';
import { writeImportResults } from './results';
import { shown } from './shownPath';

export function hasImport(workflow: WorkflowDefinition): boolean {
  return workflow.nodes.some(({ type }) => type === CUSTOMER_IMPORT);
}

/** Every imported file's summary, in the order of the workflow's nodes. */
export function summariesOf(workflow: WorkflowDefinition, result: RunResult): INodeExecutionData[] {
  const nodes = workflow.nodes.filter(({ type }) => type === CUSTOMER_IMPORT);
  return nodes.flatMap(({ name }) => result.items(name)).filter(({ json }) => typeof json.counts === 'object');
}

/** Writes the results, prints what became of the rows, and returns the exit code. */
export async function tellImports(out: string, summaries: readonly INodeExecutionData[]): Promise<0 | 1> {
  let failed = 0;
  for (const [index, summary] of summaries.entries()) {
    const report = summary.json as unknown as ImportReport;
    const files = await writeImportResults(out, summary, index);
    const heading = summaries.length === 1 ? '' : `${path.basename(report.input.path)}\n`;
    process.stdout.write(`\n${heading}${importSummary(report)}\n\n${files.map((file) => `  ${shown(file)}`).join('\n')}\n`);
    failed += report.counts.failed;
  }
  return failed > 0 ? 1 : 0;
}
