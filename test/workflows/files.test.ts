import fs from 'node:fs';
import path from 'node:path';
import type { INode, INodeProperties, INodePropertyCollection, INodeTypeDescription } from 'n8n-workflow';
import { coreNodesFolder } from '../../runner/engine/coreNodes';
import type { WorkflowDefinition } from '../../runner/engine/workflowDefinition';
import { credentialTypes, nodeTypes, projectRoot } from '../nodes/nodeRun';

const folder = path.join(projectRoot, 'workflows');
const files = fs.readdirSync(folder).filter((file) => file.endsWith('.json'));
const workflows = files.map((file) => ({ file, workflow: JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as WorkflowDefinition }));

const STICKY = 'n8n-nodes-base.stickyNote';
/** What n8n draws: a tile and, below it, the node's name. */
const TILE = { width: 160, height: 150 };

let descriptions: Map<string, INodeTypeDescription[]>;
beforeAll(async () => {
  const core = path.join(await coreNodesFolder(projectRoot), 'dist', 'types', 'nodes.json');
  const all = JSON.parse(fs.readFileSync(core, 'utf8')) as INodeTypeDescription[];
  descriptions = new Map();
  for (const description of all) {
    const name = `n8n-nodes-base.${description.name.replace('n8n-nodes-base.', '')}`;
    descriptions.set(name, [...(descriptions.get(name) ?? []), description]);
  }
  for (const { description } of nodeTypes.values()) descriptions.set(`n8n-nodes-tributary.${description.name}`, [description]);
}, 120_000);

function descriptionOf(type: string, version: number): INodeTypeDescription | undefined {
  return descriptions.get(type)?.find((description) => [description.version].flat().includes(version));
}

/** Main outputs of a node; those of a webhook depend on its methods, of which the workflows use one. */
function outputsOf(node: INode | undefined): number {
  const outputs = descriptionOf(node?.type ?? '', node?.typeVersion ?? 0)?.outputs;
  return (Array.isArray(outputs) ? outputs.length : 1) + (node?.onError === 'continueErrorOutput' ? 1 : 0);
}

interface Box { name: string; x: number; y: number; width: number; height: number }

function boxes(workflow: WorkflowDefinition): Box[] {
  return workflow.nodes.map(({ name, type, position: [x, y], parameters }) => (
    type === STICKY
      ? { name, x, y, width: Number(parameters.width), height: Number(parameters.height) }
      : { name, x, y, ...TILE }
  ));
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Parameter names the node's own description knows, options of collections included. */
function unknownParameters(properties: readonly INodeProperties[], values: object): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const known = properties.filter((property) => property.name === name);
    if (known.length === 0) return [name];
    const options = known.flatMap((property) => (property.type === 'collection' ? (property.options as INodeProperties[]) : []));
    const fixed = known.flatMap((property) => (property.type === 'fixedCollection' ? (property.options as INodePropertyCollection[]) : []));
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isGroup || options.length + fixed.length === 0) return [];
    const inner = [...options, ...fixed.map(({ name: group }) => ({ name: group }) as INodeProperties)];
    return unknownParameters(inner, value as object).map((unknown) => `${name}.${unknown}`);
  });
}

it('gives every workflow an id of its own', () => {
  expect(files.length).toBeGreaterThanOrEqual(6);
  expect(new Set(workflows.map(({ workflow }) => workflow.id)).size).toBe(files.length);
});

describe.each(workflows)('$file', ({ workflow }) => {
  it('uses only node types and versions that n8n 2.41 and this package have', () => {
    const missing = workflow.nodes.filter(({ type, typeVersion }) => !descriptionOf(type, typeVersion));
    expect(missing.map(({ name, type, typeVersion }) => `${name}: ${type} ${typeVersion}`)).toEqual([]);
  });

  it('sets only parameters that its nodes have', () => {
    const unknown = workflow.nodes.flatMap(({ name, type, typeVersion, parameters }) => (
      unknownParameters(descriptionOf(type, typeVersion)?.properties ?? [], parameters).map((parameter) => `${name}: ${parameter}`)
    ));
    expect(unknown).toEqual([]);
  });

  it('connects existing nodes only, from outputs that exist, and leaves none alone', () => {
    const names = new Set(workflow.nodes.map(({ name }) => name));
    const linked = new Set<string>();
    for (const [from, { main }] of Object.entries(workflow.connections)) {
      expect(names).toContain(from);
      linked.add(from);
      const source = workflow.nodes.find(({ name }) => name === from);
      expect(main?.length).toBeLessThanOrEqual(outputsOf(source));
      for (const target of (main ?? []).flatMap((output) => output ?? [])) {
        expect(names).toContain(target.node);
        linked.add(target.node);
      }
    }
    const alone = workflow.nodes.filter(({ name, type }) => type !== STICKY && !linked.has(name));
    expect(alone.map(({ name }) => name)).toEqual([]);
  });

  it('has unique names and ids', () => {
    const count = workflow.nodes.length;
    expect(new Set(workflow.nodes.map(({ name }) => name)).size).toBe(count);
    expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(count);
  });

  it('is explained by notes and drawn without overlaps', () => {
    const notes = workflow.nodes.filter(({ type }) => type === STICKY);
    expect(notes.length).toBeGreaterThanOrEqual(2);
    expect(notes.every(({ parameters }) => String(parameters.content).length > 60)).toBe(true);
    const drawn = boxes(workflow);
    const clashes = drawn.flatMap((a, at) => drawn.slice(at + 1).filter((b) => overlaps(a, b)).map((b) => `${a.name} / ${b.name}`));
    expect(clashes).toEqual([]);
  });

  it('carries no secret and names its credential so that n8n finds it', () => {
    const used = workflow.nodes.flatMap(({ credentials }) => Object.entries(credentials ?? {}));
    for (const [type, reference] of used) {
      if (type.startsWith('http')) continue;
      expect(reference.name).toBe(credentialTypes.get(type)?.displayName);
    }
  });
});

it('names the node of the main workflow that the command line fills in', () => {
  const main = workflows.find(({ file }) => file === 'customer-import.json')?.workflow;
  const node = main?.nodes.find(({ name }) => name === 'Customer Import');
  expect(node?.type).toBe('n8n-nodes-tributary.customerImport');
  expect(Object.values(main?.connections['When clicking ‘Execute workflow’'] ?? {})).toEqual([[[{ node: 'Customer Import', type: 'main', index: 0 }]]]);
});
