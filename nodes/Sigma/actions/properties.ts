import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, resourceAndOperation } from '../../host/resourceProperties';
import { connectionField } from './connection/locator';
import { dataModelField } from './dataModel/locator';
import { datasetField } from './dataset/locator';
import { fileField } from './file/locator';
import { grantField } from './grant/field';
import { memberField } from './member/locator';
import { RESOURCES } from './resources';
import { teamField } from './team/locator';
import { workbookField } from './workbook/locator';
import { workspaceField } from './workspace/locator';

const WHICH = [connectionField, dataModelField, datasetField, fileField, grantField, memberField, teamField, workbookField, workspaceField];

export const sigmaProperties: INodeProperties[] = [
  ...resourceAndOperation(RESOURCES, 'workbook'),
  ...WHICH,
  ...fieldsOf(RESOURCES),
];
