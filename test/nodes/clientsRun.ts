import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { OpenOptions } from '../../lib/warehouse';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';

export interface ClientsRun {
  readonly items: INodeExecutionData[];
  readonly json: IDataObject[];
  readonly error: { message: string; description?: string | null } | undefined;
  /** Everything that n8n would keep of the execution. */
  readonly kept: string;
}

export interface ClientsRunOptions {
  readonly input?: INodeExecutionData[];
  readonly node?: Partial<INode>;
}

/** Runs the node Clients as the only one of a workflow. Credentials by type; the Warehouse is `warehouseApi`. */
export async function runClients(
  engine: Engine, credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>, resource: string, operation: string, parameters: object = {},
  { input = [{ json: {} }], node }: ClientsRunOptions = {},
): Promise<ClientsRun> {
  const result = await engine.run({
    workflow: {
      id: 'flow', name: 'test', connections: {},
      nodes: [{
        id: 'node', name: 'Clients', type: 'n8n-nodes-tributary.clients', typeVersion: 1, position: [0, 0],
        parameters: { resource, operation, ...parameters } as INode['parameters'],
        credentials: Object.fromEntries(Object.keys(credentials).map((type) => [type, { id: type, name: type }])), ...node,
      }],
    },
    credentials: new CredentialStore(credentials),
    input: [input],
    mode: 'integrated',
  });
  const items = result.items('Clients');
  return { items, json: items.map(({ json }) => json), error: result.error as ClientsRun['error'], kept: JSON.stringify(result.run.data.resultData) };
}

/** The Warehouse credential that leads to a place. */
export function warehouseCredential(options: OpenOptions, encryptionKey: string, previousKeys = ''): ICredentialDataDecryptedObject {
  const where: ICredentialDataDecryptedObject = 'folder' in options
    ? { kind: 'embedded', folder: options.folder }
    : { kind: 'postgres', connectBy: 'url', connectionUrl: 'url' in options.postgres ? options.postgres.url : '' };
  return { ...where, encryptionKey, previousKeys };
}

/** A value chosen in a list or given by an ID. */
export const locator = (value: unknown) => ({ __rl: true, mode: 'id', value });
