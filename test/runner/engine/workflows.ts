import path from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowDefinition } from '../../../runner/engine/workflowDefinition';

export const projectRoot = path.resolve(__dirname, '../../..');
export const fixturePackage = path.resolve(__dirname, '../fixtures/n8n-nodes-fixture');

/** A node of n8n's own package, or `fixture`. */
export function node(name: string, type: string, parameters: INodeParameters = {}, extra: Partial<INode> = {}): INode {
  const full = type === 'fixture' ? 'n8n-nodes-fixture.fixture' : `n8n-nodes-base.${type}`;
  return { id: name, name, type: full, typeVersion: 1, position: [0, 0], parameters, ...extra };
}

/** Nodes in a row, each feeding the next. */
export function chain(...nodes: INode[]): WorkflowDefinition {
  const pairs = nodes.slice(1).map((to, index) => [nodes[index]?.name ?? '', to.name] as const);
  const connections = Object.fromEntries(
    pairs.map(([from, to]) => [from, { main: [[{ node: to, type: 'main' as const, index: 0 }]] }]),
  );
  return { id: 'test', name: 'Test', nodes, connections };
}
