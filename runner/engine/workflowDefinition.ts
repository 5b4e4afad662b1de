import type { IConnections, IDataObject, INode, IPinData, IWorkflowSettings } from 'n8n-workflow';

/** A workflow as its JSON file holds it. */
export interface WorkflowDefinition {
  readonly id?: string;
  readonly name?: string;
  readonly nodes: INode[];
  readonly connections: IConnections;
  readonly settings?: IWorkflowSettings;
  readonly pinData?: IPinData;
  readonly staticData?: IDataObject;
}
