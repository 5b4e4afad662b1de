import { createEmptyRunExecutionData, Workflow, type ICredentialDataDecryptedObject, type ICredentialTestRequest, type ICredentialType, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';

/** The credential test as n8n's server runs it: a declarative node around the test request. `OK`, or what a person reads. */
export async function answerOf(engine: Engine, { name, test }: ICredentialType & { readonly test: ICredentialTestRequest }, data: ICredentialDataDecryptedObject): Promise<string> {
  const { ExecuteContext, ExternalSecretsProxy, RoutingNode } = await import('n8n-core');
  const { request, rules } = test;
  const description = {
    name: 'n8n-nodes-base.noOp', displayName: 'Probe', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'],
    credentials: [{ name, required: true }],
    properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
  } as unknown as INodeTypeDescription;
  const probe: INodeType = { description };
  const node = { id: 'probe', name: 'Probe', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0] as [number, number], parameters: {}, credentials: { [name]: { id: 'c', name: 'c' } } };
  const nodeTypes = { getByName: () => probe, getByNameAndVersion: () => probe, getKnownTypes: () => ({}) };
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes, credentials: new CredentialStore({ c: data }), executionId: 'test', baseUrl: 'http://localhost/',
    executeWorkflow: (() => undefined) as never, externalSecrets: new ExternalSecretsProxy(),
  });
  const context = new ExecuteContext(
    workflow, node, additionalData, 'internal', createEmptyRunExecutionData(), 0, [], { main: [[{ json: {} }]] }, { node, data: {}, source: null }, [],
  );
  await workflow.expression.acquireIsolate();
  try {
    const answer = (await new RoutingNode(context, probe).runNode())?.[0]?.[0]?.json;
    const told = rules?.find(({ type, properties }) => type === 'responseSuccessBody' && 'key' in properties && at(answer, properties.key) === properties.value);
    return told?.properties.message ?? 'OK';
  } catch (error) {
    const { cause, message } = error as { cause?: { response?: { status: number } }; message: string };
    const rule = rules?.find((candidate) => 'value' in candidate.properties && candidate.properties.value === cause?.response?.status);
    return rule?.properties.message ?? message;
  } finally {
    await workflow.expression.releaseIsolate();
  }
}

/** What stands at a path of an answer, as n8n's server looks it up. */
const at = (answer: unknown, path: string) => path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], answer);
