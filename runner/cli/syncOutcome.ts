import type { INodeExecutionData } from 'n8n-workflow';
import type { RunResult } from '../engine/runTypes';
import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { count } from '../terminal/format';
import { table, type Column } from '../terminal/table';
import { writePage } from './results';
import { shown } from './shownPath';

const STORE_SYNC = 'n8n-nodes-tributary.storeSync';
const DASHBOARD = 'n8n-nodes-tributary.dashboard';
/** The node's second output is one page about all clients. */
const OVERVIEW = 1;

export function hasSync(workflow: WorkflowDefinition): boolean {
  return workflow.nodes.some(({ type, disabled }) => type === STORE_SYNC && !disabled);
}

const COLUMNS: readonly Column[] = [
  { title: 'Client', align: 'left' }, { title: 'Store', align: 'left' }, { title: 'Stream', align: 'left' }, { title: 'Created', align: 'right' },
  { title: 'Updated', align: 'right' }, { title: 'Unchanged', align: 'right' }, { title: 'Deleted', align: 'right' },
];

/** Prints what became of each stream. */
export function tellSync(workflow: WorkflowDefinition, result: RunResult): void {
  const streams = itemsOf(workflow, result, STORE_SYNC, 0).filter(({ json }) => typeof json.stream === 'string');
  process.stdout.write(streams.length > 0 ? `\n${table(COLUMNS, streams.map(rowOf))}\n` : 'No store was synced: none is due.\n');
}

/** Writes the pages of dashboards, if there are any, and names them. */
export async function tellPages(out: string, workflow: WorkflowDefinition, result: RunResult): Promise<void> {
  const overviews = itemsOf(workflow, result, DASHBOARD, OVERVIEW);
  const pages = itemsOf(workflow, result, DASHBOARD, 0);
  const files = [
    ...await Promise.all(overviews.map((item) => writePage(out, item, 'dashboard.html'))),
    ...await Promise.all(pages.map((item) => writePage(out, item, `dashboard-${String(item.json.clientId)}.html`))),
  ];
  const named = files.filter((file) => file !== null).map((file) => `  ${shown(file)}`);
  if (named.length > 0) process.stdout.write(`\n${named.join('\n')}\n`);
}

function itemsOf(workflow: WorkflowDefinition, result: RunResult, type: string, output: number): INodeExecutionData[] {
  return workflow.nodes.filter((node) => node.type === type).flatMap(({ name }) => result.items(name, output));
}

function rowOf({ json }: INodeExecutionData): string[] {
  const names = [json.clientId, json.connection, json.stream].map(String);
  return [...names, ...[json.created, json.updated, json.unchanged, json.deleted].map((figure) => count(Number(figure)))];
}
