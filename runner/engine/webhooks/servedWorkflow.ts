import type { CredentialStore } from '../credentialStore';
import type { WorkflowDefinition } from '../workflowDefinition';

export interface ServedWorkflow {
  readonly workflow: WorkflowDefinition;
  readonly credentials: CredentialStore;
}
