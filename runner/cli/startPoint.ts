import type { INode } from 'n8n-workflow';
import type { LoadedNodeTypes } from '../engine/nodeTypes';
import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { UsageProblem } from '../problem';

/** A workflow that waits for calls is served; every other one is run from one of its triggers. */
export type StartPoint = { readonly kind: 'serve' } | { readonly kind: 'run'; readonly node: string };

const MANUAL = 'n8n-nodes-base.manualTrigger';

export function startPointOf(workflow: WorkflowDefinition, nodeTypes: LoadedNodeTypes): StartPoint {
  const triggers = workflow.nodes.filter((node) => !node.disabled && describe(node, nodeTypes).group.includes('trigger'));
  const startable = triggers.filter((node) => !describe(node, nodeTypes).webhooks?.length);
  const node = startable.find(({ type }) => type === MANUAL) ?? startable[0];
  if (node) return { kind: 'run', node: node.name };
  if (triggers.length > 0) return { kind: 'serve' };
  throw new UsageProblem('The workflow has no trigger to start from.');
}

function describe(node: INode, nodeTypes: LoadedNodeTypes) {
  return nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description;
}
