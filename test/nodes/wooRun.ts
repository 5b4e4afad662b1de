import type { ICredentialDataDecryptedObject, INode, INodeExecutionData } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import type { Sandbox } from '../../sandbox';
import { fieldsOf } from '../lib/platforms/woocommerce/support/store';

export interface WooRun {
  readonly items: INodeExecutionData[];
  readonly json: Record<string, unknown>[];
  readonly error: { message: string; description?: string | null; context?: { itemIndex?: number } } | undefined;
}

export interface WooRunOptions {
  readonly input?: INodeExecutionData[];
  readonly node?: Partial<INode>;
  readonly credential?: object;
}

/** Runs the node WooCommerce Store as the only one of a workflow, on the first shop of the sandbox. */
export async function runWoo(engine: Engine, sandbox: Sandbox, parameters: object, { input = [{ json: {} }], node, credential = {} }: WooRunOptions = {}): Promise<WooRun> {
  const result = await engine.run({
    workflow: {
      id: 'test', name: 'test', connections: {},
      nodes: [{
        id: 'node', name: 'Store', type: 'n8n-nodes-tributary.wooCommerceStore', typeVersion: 1, position: [0, 0], parameters: parameters as INode['parameters'],
        credentials: { wooCommerceStoreApi: { id: 'test', name: 'test' } }, ...node,
      }],
    },
    credentials: new CredentialStore({ test: fieldsOf(sandbox, 'alpine', credential) as ICredentialDataDecryptedObject }),
    input: [input],
    mode: 'integrated',
  });
  const items = result.items('Store');
  return { items, json: items.map(({ json }) => json), error: result.error as WooRun['error'] };
}
