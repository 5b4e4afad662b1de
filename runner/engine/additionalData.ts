import type { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { runCodeTask } from './codeTask';
import type { CredentialStore } from './credentialStore';
import { MemoryCredentialsHelper } from './credentialsHelper';
import type { LoadedNodeTypes } from './nodeTypes';

export interface Surroundings {
  readonly nodeTypes: LoadedNodeTypes;
  readonly credentials: CredentialStore;
  readonly executionId: string;
  /** Where webhooks of this process answer; nodes read it, nothing is called. */
  readonly baseUrl: string;
  readonly hooks?: ExecutionLifecycleHooks;
  readonly executeWorkflow: IWorkflowExecuteAdditionalData['executeWorkflow'];
  readonly externalSecrets: ExternalSecretsProxy;
}

/** Everything n8n's server would hand to an execution. The addresses must be absolute. */
export function additionalDataFor(around: Surroundings): IWorkflowExecuteAdditionalData {
  const at = (path: string) => new URL(path, around.baseUrl).href;
  return {
    hooks: around.hooks,
    executionId: around.executionId,
    currentNodeExecutionIndex: 0,
    credentialsHelper: new MemoryCredentialsHelper(around.nodeTypes, around.credentials),
    externalSecretsProxy: around.externalSecrets,
    executeWorkflow: around.executeWorkflow,
    startRunnerTask: runCodeTask,
    getRunExecutionData: async () => undefined,
    getRuntimeCredential: async () => undefined,
    logAiEvent: () => undefined,
    setExecutionStatus: () => undefined,
    sendDataToUI: () => undefined,
    variables: {},
    instanceBaseUrl: at('/'),
    restApiUrl: at('/rest'),
    webhookBaseUrl: at('/webhook'),
    webhookTestBaseUrl: at('/webhook'),
    webhookWaitingBaseUrl: at('/webhook-waiting'),
    formBaseUrl: at('/form'),
    formTestBaseUrl: at('/form'),
    formWaitingBaseUrl: at('/form-waiting'),
    mcpBaseUrl: at('/mcp'),
    mcpTestBaseUrl: at('/mcp'),
  };
}
