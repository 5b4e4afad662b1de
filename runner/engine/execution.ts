import type { ExecutionLifecycleHooks } from 'n8n-core';
import { Workflow, createRunExecutionData } from 'n8n-workflow';
import type { INode, IRun, IWorkflowBase } from 'n8n-workflow';
import { UsageProblem } from '../problem';
import { additionalDataFor } from './additionalData';
import type { LoadedNodeTypes } from './nodeTypes';
import type { RunOptions, RunResult } from './runTypes';
import { subWorkflowRunner } from './subWorkflow';
import type { WorkflowDefinition } from './workflowDefinition';

export type { RunOptions, RunResult };

let executions = 0;

/** Runs one workflow in n8n's own engine. A node that throws ends the run with `error`; nothing is thrown for it. */
export async function execute(nodeTypes: LoadedNodeTypes, options: RunOptions): Promise<RunResult> {
  const core = await import('n8n-core');
  const executionId = String(++executions);
  const workflow = toWorkflow(nodeTypes, options.workflow);
  const mode = options.mode ?? 'cli';
  const hooks = new core.ExecutionLifecycleHooks(mode, executionId, options.workflow as unknown as IWorkflowBase);
  listen(hooks, options);

  const additionalData = additionalDataFor({
    nodeTypes,
    executionId,
    hooks,
    credentials: options.credentials,
    baseUrl: options.baseUrl ?? 'http://localhost/',
    executeWorkflow: subWorkflowRunner(options, async (child) => await execute(nodeTypes, child)),
    externalSecrets: new core.ExternalSecretsProxy(),
  });
  const state = createRunExecutionData({
    executionData: {
      nodeExecutionStack: [{ node: startNodeOf(workflow, options.startNode), data: { main: options.input ?? [[{ json: {} }]] }, source: null }],
    },
    resultData: { pinData: options.workflow.pinData },
  });
  const promise = new core.WorkflowExecute(additionalData, mode, state).processRunExecutionData(workflow);
  return await settle(promise, options.signal);
}

/** The engine's own workflow object; every node type it names must be installed. */
export function toWorkflow(nodeTypes: LoadedNodeTypes, definition: WorkflowDefinition): Workflow {
  const missing = definition.nodes.filter((node) => !nodeTypes.has(node.type)).map((node) => node.type);
  if (missing.length > 0) {
    throw new UsageProblem(`The workflow uses node types that are not installed: ${[...new Set(missing)].join(', ')}.`);
  }
  return new Workflow({
    id: definition.id ?? 'workflow',
    name: definition.name,
    active: false,
    nodeTypes,
    staticData: definition.staticData ?? {},
    // The engine changes nodes in place (defaults, resolved ids); the caller's definition stays as it is.
    nodes: structuredClone(definition.nodes),
    connections: definition.connections,
    pinData: definition.pinData,
    settings: { executionOrder: 'v1', ...definition.settings },
  });
}

function startNodeOf(workflow: Workflow, name: string | undefined): INode {
  const node = name === undefined ? workflow.getStartNode() : workflow.getNode(name);
  if (!node) throw new UsageProblem(name === undefined ? 'The workflow has no node to start at.' : `The workflow has no node named “${name}”.`);
  return node;
}

function listen(hooks: ExecutionLifecycleHooks, options: RunOptions): void {
  hooks.addHandler('nodeExecuteBefore', (node) => options.onNodeStart?.(node));
  hooks.addHandler('nodeExecuteAfter', (node, task) => options.onNodeEnd?.(node, task));
  hooks.addHandler('sendResponse', (response) => options.onResponse?.(response));
}

interface Cancelable extends PromiseLike<IRun> {
  cancel(): void;
}

async function settle(promise: Cancelable, signal: AbortSignal | undefined): Promise<RunResult> {
  const cancel = () => promise.cancel();
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return toResult(await promise, signal?.aborted ?? false);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function toResult(run: IRun, cancelled: boolean): RunResult {
  const { resultData } = run.data;
  return {
    run,
    cancelled,
    error: resultData.error,
    lastNode: resultData.lastNodeExecuted,
    items: (node, output = 0) => resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [],
  };
}
