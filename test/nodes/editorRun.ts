import { Workflow, type ICredentialDataDecryptedObject, type ILoadOptionsFunctions, type INodeParameters } from 'n8n-workflow';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';

/** What n8n's editor gives a method that fills a list of this node. */
export async function editorOf(
  engine: Engine, name: string, parameters: object, credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>,
): Promise<ILoadOptionsFunctions> {
  const { LoadOptionsContext, ExternalSecretsProxy } = await import('n8n-core');
  const node = {
    id: 'n', name: 'Node', type: `n8n-nodes-tributary.${name}`, typeVersion: 1, position: [0, 0] as [number, number], parameters: parameters as INodeParameters,
    credentials: Object.fromEntries(Object.keys(credentials).map((type) => [type, { id: type, name: type }])),
  };
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes, credentials: new CredentialStore(credentials), executionId: 'x', baseUrl: 'http://localhost/',
    executeWorkflow: (() => undefined) as never, externalSecrets: new ExternalSecretsProxy(),
  });
  additionalData.currentNodeParameters = node.parameters;
  const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: false, nodeTypes: engine.nodeTypes });
  return new LoadOptionsContext(workflow, node, additionalData, '') as unknown as ILoadOptionsFunctions;
}
