import type { INode, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { UsageProblem } from '../problem';
import type { NodeSetting } from './arguments';
import { readJson } from './jsonFile';

/** As much of a workflow as has to be right before the engine sees it. */
const shape = z.object({
  nodes: z.array(z.object({ name: z.string(), type: z.string(), parameters: z.record(z.unknown()).default({}) }).passthrough()).min(1),
  connections: z.record(z.unknown()),
}).passthrough();

/** Reads a workflow as n8n exports it. */
export function readWorkflow(file: string): WorkflowDefinition {
  const parsed = shape.safeParse(readJson(file));
  if (!parsed.success) throw new UsageProblem(`${file} is not an n8n workflow: it needs nodes and connections.`);
  return parsed.data as unknown as WorkflowDefinition;
}

/** A copy with every node passed through `change`. */
export function withNodes(workflow: WorkflowDefinition, change: (node: INode) => INode): WorkflowDefinition {
  return { ...workflow, nodes: workflow.nodes.map(change) };
}

/** Applies `--set`. Values that read as JSON are taken as such, everything else is text (or an expression after `=`). */
export function withSettings(workflow: WorkflowDefinition, settings: readonly NodeSetting[]): WorkflowDefinition {
  return settings.reduce((changed, { target, value }) => {
    const { node, keys } = meantBy(changed, target);
    return withNodes(changed, (other) => (other === node ? { ...node, parameters: setIn(node.parameters, keys, parse(value)) } : other));
  }, workflow);
}

/** The node of a `--set` and the way to its parameter. Where several names fit, the longest is meant. */
export function meantBy({ nodes }: WorkflowDefinition, target: string): { readonly node: INode; readonly keys: readonly string[] } {
  const node = nodes.filter(({ name }) => target.startsWith(`${name}.`)).sort((a, b) => b.name.length - a.name.length)[0];
  if (node) return { node, keys: target.slice(node.name.length + 1).split('.') };
  const names = nodes.filter(({ type }) => !type.endsWith('.stickyNote')).map(({ name }) => name);
  throw new UsageProblem(`--set “${target}”: no node of the workflow is meant; it has ${names.join(', ')}.`);
}

function setIn(parameters: INodeParameters, [key = '', ...rest]: readonly string[], value: unknown): INodeParameters {
  const inner = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
  const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner as INodeParameters : {};
  const replaced = rest.length === 0 ? value : setIn(nested, rest, value);
  return Object.fromEntries([...Object.entries(parameters), [key, replaced]]) as INodeParameters;
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
