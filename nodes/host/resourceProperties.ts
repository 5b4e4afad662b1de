import type { INodeProperties } from 'n8n-workflow';

/** An operation as the editor offers it. */
export interface NamedOperation {
  readonly value: string;
  readonly name: string;
  /** As the list of actions shows it. */
  readonly action: string;
  readonly description: string;
  readonly fields: readonly INodeProperties[];
}

export interface NamedResource<Operation extends NamedOperation = NamedOperation> {
  readonly value: string;
  readonly name: string;
  readonly description: string;
  /** The first is the default. */
  readonly operations: readonly Operation[];
}

/** The choices of a resource and of what to do with it. */
export function resourceAndOperation(resources: readonly NamedResource[], first: string): INodeProperties[] {
  const resource: INodeProperties = {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: resources.map(({ name, value, description }) => ({ name, value, description })),
    default: first,
    description: 'What the operation is about',
  };
  return [resource, ...resources.map(operationField)];
}

/** What the operations ask for, in their order. */
export function fieldsOf(resources: readonly NamedResource[]): INodeProperties[] {
  return resources.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields));
}

function operationField({ value, name, operations }: NamedResource): INodeProperties {
  const sorted = [...operations].sort((a, b) => a.name.localeCompare(b.name));
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [value] } },
    options: sorted.map(({ name: label, value: operation, action, description }) => ({ name: label, value: operation, action, description })),
    default: operations[0]?.value ?? '',
    description: `What to do with: ${name}`,
  };
}
