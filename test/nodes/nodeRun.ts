import path from 'node:path';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INode, INodeExecutionData, INodeType, NodeExecutionHint } from 'n8n-workflow';
import { CustomerApi as CustomerApiCredential } from '../../credentials/CustomerApi.credentials';
import { CustomerApi } from '../../nodes/CustomerApi/CustomerApi.node';
import { CustomerImport } from '../../nodes/CustomerImport/CustomerImport.node';
import { MapFields } from '../../nodes/MapFields/MapFields.node';
import { ReadRecords } from '../../nodes/ReadRecords/ReadRecords.node';
import { CredentialStore } from '../../runner/engine/credentialStore';
import { startEngine, type Engine } from '../../runner/engine/engine';

export const projectRoot = path.join(__dirname, '..', '..');

export const nodeTypes = new Map<string, INodeType>(
  [new CustomerApi(), new CustomerImport(), new MapFields(), new ReadRecords()].map((node) => [node.description.name, node]),
);

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
    known: { nodes: Object.fromEntries([...nodeTypes.keys()].map((name) => [name, {}])), credentials: { customerApi: {} } },
    getNode: (name: string) => ({ type: nodeTypes.get(name), sourcePath: '' }),
    getCredential: () => ({ type: new CustomerApiCredential(), sourcePath: '' }),
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
  readonly node?: Partial<INode>;
  readonly signal?: AbortSignal;
}

/** Runs one node of this package as the only node of a workflow. */
export async function runNode(
  engine: Engine,
  name: string,
  parameters: INode['parameters'],
  { input = [{ json: {} }], credential, node, signal }: NodeRunOptions = {},
): Promise<NodeRun> {
  const credentials = credential ? { customerApi: { id: 'test', name: 'test' } } : undefined;
  const result = await engine.run({
    workflow: {
      id: 'test',
      name: 'test',
      nodes: [{ id: 'node', name: 'Node', type: `n8n-nodes-tributary.${name}`, typeVersion: 1, position: [0, 0], parameters, credentials, ...node }],
      connections: {},
    },
    credentials: new CredentialStore(credential ? { test: credential } : {}),
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
