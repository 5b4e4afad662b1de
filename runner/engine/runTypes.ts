import type {
  ExecutionError, IExecuteResponsePromiseData, INodeExecutionData, IRun, ITaskData, WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';
import type { WorkflowDefinition } from './workflowDefinition';

export interface RunOptions {
  readonly workflow: WorkflowDefinition;
  readonly credentials: CredentialStore;
  /** Name of the node to start at; the first trigger when omitted. */
  readonly startNode?: string;
  /** What the start node hands on, one list of items per output; one empty item when omitted. */
  readonly input?: INodeExecutionData[][];
  /** `cli` when omitted: what `n8n execute` uses. */
  readonly mode?: WorkflowExecuteMode;
  /** Aborting is the Stop button: nodes are told, and the run ends when they have settled. */
  readonly signal?: AbortSignal;
  /** Workflows that an Execute Workflow node may call by id or name. */
  readonly callable?: readonly WorkflowDefinition[];
  readonly baseUrl?: string;
  readonly onNodeStart?: (node: string) => void;
  readonly onNodeEnd?: (node: string, task: ITaskData) => void;
  /** What a Respond to Webhook node answers. */
  readonly onResponse?: (response: IExecuteResponsePromiseData) => void;
}

export interface RunResult {
  readonly run: IRun;
  readonly error: ExecutionError | undefined;
  readonly cancelled: boolean;
  readonly lastNode: string | undefined;
  /** What a node put out at its last turn; empty when it did not run. */
  items(node: string, output?: number): INodeExecutionData[];
}
