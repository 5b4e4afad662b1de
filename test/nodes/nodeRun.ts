import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, ICredentialType, INode, INodeExecutionData, INodeType, NodeExecutionHint } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import { startEngine, type Engine } from '../../runner/engine/engine';

export const projectRoot = path.join(__dirname, '..', '..');

const manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
  n8n: { nodes: string[]; credentials: string[] };
};

/** An instance of every class the package names, from its TypeScript source. */
function classesOf<T>(files: readonly string[]): T[] {
  return files.map((file) => {
    const name = path.basename(file).split('.')[0] ?? '';
    const module = require(path.join(projectRoot, file.replace(/^dist\//, '').replace(/\.js$/, ''))) as Record<string, new () => T>;
    return new module[name]!();
  });
}

export const nodeTypes = new Map(classesOf<INodeType>(manifest.n8n.nodes).map((node) => [node.description.name, node]));
export const credentialTypes = new Map(classesOf<ICredentialType>(manifest.n8n.credentials).map((credential) => [credential.name, credential]));

/** n8n's own engine with this package's nodes taken from their sources. */
export async function sourceEngine(): Promise<Engine> {
  const engine = await startEngine({ projectRoot, withoutProject: true });
  engine.nodeTypes.add(sourceLoader());
  return engine;
}

/** The part of n8n's loader that the engine asks, answered from the TypeScript classes. */
function sourceLoader(): PackageDirectoryLoader {
  const loader = {
    packageName: 'n8n-nodes-tributary',
    known: { nodes: Object.fromEntries([...nodeTypes.keys()].map((name) => [name, {}])), credentials: Object.fromEntries([...credentialTypes.keys()].map((name) => [name, {}])) },
    getNode: (name: string) => ({ type: nodeTypes.get(name), sourcePath: '' }),
    getCredential: (name: string) => ({ type: credentialTypes.get(name), sourcePath: '' }),
  };
  return loader as unknown as PackageDirectoryLoader;
}

export interface NodeRun {
  readonly outputs: INodeExecutionData[][];
  readonly json: unknown[][];
  readonly hints: NodeExecutionHint[];
  readonly error: { message: string; description?: string | null; context?: { itemIndex?: number } } | undefined;
}

export interface NodeRunOptions {
  readonly input?: INodeExecutionData[];
  readonly credential?: ICredentialDataDecryptedObject;
  /** Of other types than Customer API, by type. */
  readonly credentials?: Readonly<Record<string, ICredentialDataDecryptedObject>>;
  readonly node?: Partial<INode>;
  readonly signal?: AbortSignal;
}

/** Runs one node of this package as the only node of a workflow. */
export async function runNode(
  engine: Engine,
  name: string,
  parameters: INode['parameters'],
  { input = [{ json: {} }], credential, credentials: others = {}, node, signal }: NodeRunOptions = {},
): Promise<NodeRun> {
  const given = { ...others, ...(credential && { customerApi: credential }) };
  const credentials = Object.fromEntries(Object.keys(given).map((type) => [type, { id: type, name: type }]));
  const result = await engine.run({
    workflow: {
      id: 'test',
      name: 'test',
      nodes: [{ id: 'node', name: 'Node', type: `n8n-nodes-tributary.${name}`, typeVersion: 1, position: [0, 0], parameters, credentials, ...node }],
      connections: {},
    },
    credentials: new CredentialStore(given),
    input: [input],
    mode: 'integrated',
    signal,
  });
  const task = result.run.data.resultData.runData.Node?.at(-1);
  const outputs = (task?.data?.main ?? []).map((items) => items ?? []);
  return {
    outputs,
    json: outputs.map((items) => items.map((item) => item.json)),
    hints: task?.hints ?? [],
    error: result.error as NodeRun['error'],
  };
}
