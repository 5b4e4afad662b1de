import type { ICredentialDataDecryptedObject, INode, INodeExecutionData } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';

export interface AmazonRun {
  readonly items: INodeExecutionData[];
  readonly json: Record<string, unknown>[];
  readonly error: { message: string; description?: string | null } | undefined;
}

interface AmazonRunOptions {
  readonly input?: INodeExecutionData[];
  readonly node?: Partial<INode>;
  readonly timezone?: string;
}

/** Runs the node as the only one of a workflow. */
export async function runAmazon(engine: Engine, credential: ICredentialDataDecryptedObject, parameters: object, { input = [{ json: {} }], node, timezone }: AmazonRunOptions = {}): Promise<AmazonRun> {
  const result = await engine.run({
    workflow: {
      id: 'test', name: 'test', connections: {}, ...(timezone ? { settings: { timezone } } : {}),
      nodes: [{
        id: 'node', name: 'Amazon', type: 'n8n-nodes-tributary.amazonSeller', typeVersion: 1, position: [0, 0],
        parameters: parameters as INode['parameters'], credentials: { amazonSellerApi: { id: 'test', name: 'test' } }, ...node,
      }],
    },
    credentials: new CredentialStore({ test: credential }),
    input: [input],
    mode: 'integrated',
  });
  const items = result.items('Amazon');
  return { items, json: items.map(({ json }) => json), error: result.error as AmazonRun['error'] };
}
