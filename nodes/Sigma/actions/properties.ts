import type { INodeProperties } from 'n8n-workflow';
import { connectionField } from './connection/locator';
import { dataModelField } from './dataModel/locator';
import { datasetField } from './dataset/locator';
import { fileField } from './file/locator';
import { grantField } from './grant/field';
import { memberField } from './member/locator';
import { RESOURCES, type Resource } from './resources';
import { teamField } from './team/locator';
import { workbookField } from './workbook/locator';
import { workspaceField } from './workspace/locator';

const WHICH = [connectionField, dataModelField, datasetField, fileField, grantField, memberField, teamField, workbookField, workspaceField];

export const sigmaProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: RESOURCES.map(({ name, value, description }) => ({ name, value, description })),
    default: 'workbook',
    description: 'What the operation is about',
  },
  ...RESOURCES.map(operationField),
  ...WHICH,
  ...RESOURCES.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields)),
];

function operationField({ value, name, operations }: Resource): INodeProperties {
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
