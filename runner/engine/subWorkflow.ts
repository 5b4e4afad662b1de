import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { UsageProblem } from '../problem';
import type { RunOptions, RunResult } from './runTypes';
import type { WorkflowDefinition } from './workflowDefinition';

const TRIGGER = 'n8n-nodes-base.executeWorkflowTrigger';

type ExecuteWorkflow = IWorkflowExecuteAdditionalData['executeWorkflow'];

/** What an Execute Workflow node calls: inline code, or one of the parent's callable workflows by id or name. */
export function subWorkflowRunner(parent: RunOptions, run: (child: RunOptions) => Promise<RunResult>): ExecuteWorkflow {
  return async (info, _additionalData, options) => {
    const workflow = (info.code as WorkflowDefinition | undefined) ?? callable(parent, info.id);
    const result = await run({
      ...parent,
      workflow,
      mode: 'integrated',
      startNode: workflow.nodes.find((node) => node.type === TRIGGER)?.name,
      input: [options.inputData ?? [{ json: {} }]],
    });
    if (result.error) throw result.error;
    const last = result.lastNode === undefined ? [] : result.items(result.lastNode);
    return { executionId: options.parentExecution?.executionId ?? '', data: [last] };
  };
}

function callable(parent: RunOptions, idOrName: string | undefined): WorkflowDefinition {
  const found = parent.callable?.find((workflow) => workflow.id === idOrName || workflow.name === idOrName);
  if (!found) throw new UsageProblem(`The workflow calls another workflow (“${idOrName}”) that was not given.`);
  return found;
}
