import type { ICredentialDataDecryptedObject, INode, INodeExecutionData } from 'n8n-workflow';
import { SigmaApi } from '../../credentials/SigmaApi.credentials';
import { Sigma } from '../../nodes/Sigma/Sigma.node';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { SANDBOX_SECRETS } from '../../sandbox/credentials';
import { sigmaBaseUrl } from '../../sandbox/vendors/sigma';
import { sourceEngine } from './nodeRun';

export const sigmaNode = new Sigma();
export const sigmaCredentialType = new SigmaApi();

export const sigmaEngine = sourceEngine;

export function sigmaCredential(sandboxUrl: string, more: object = {}): ICredentialDataDecryptedObject {
  return { region: 'custom', baseUrl: sigmaBaseUrl(sandboxUrl), clientId: SANDBOX_SECRETS.clientId, clientSecret: SANDBOX_SECRETS.clientSecret, accessToken: '', ...more };
}

export interface SigmaRun {
  readonly items: INodeExecutionData[];
  readonly json: unknown[];
  readonly error: { message: string; description?: string | null; context?: { itemIndex?: number } } | undefined;
}

export interface SigmaRunOptions {
  readonly input?: INodeExecutionData[];
  readonly node?: Partial<INode>;
  readonly signal?: AbortSignal;
}

/** Runs the node as the only one of a workflow. */
export async function runSigma(
  engine: Engine, credential: ICredentialDataDecryptedObject, parameters: object, { input = [{ json: {} }], node, signal }: SigmaRunOptions = {},
): Promise<SigmaRun> {
  const result = await engine.run({
    workflow: {
      id: 'test', name: 'test', connections: {},
      nodes: [{
        id: 'node', name: 'Sigma', type: 'n8n-nodes-tributary.sigma', typeVersion: 1, position: [0, 0],
        parameters: parameters as INode['parameters'], credentials: { sigmaApi: { id: 'test', name: 'test' } }, ...node,
      }],
    },
    credentials: new CredentialStore({ test: credential }),
    input: [input],
    mode: 'integrated',
    signal,
  });
  const items = result.items('Sigma');
  return { items, json: items.map(({ json }) => json), error: result.error as SigmaRun['error'] };
}

/** The bytes of an item's file. */
export async function fileOf(item: INodeExecutionData | undefined, field = 'data'): Promise<Buffer> {
  const { BinaryDataService } = await import('n8n-core');
  const { Container } = await import('@n8n/di');
  const binary = item?.binary?.[field];
  if (!binary) throw new Error(`The item has no file ${field}.`);
  return await Container.get(BinaryDataService).getAsBuffer(binary);
}
