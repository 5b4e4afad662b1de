import type { Operation } from './operation';
import * as connectionGet from './connection/get.operation';
import * as connectionGetMany from './connection/getMany.operation';
import * as connectionTest from './connection/test.operation';
import * as consoleGetPage from './console/getPage.operation';
import * as dataModelGet from './dataModel/get.operation';
import * as dataModelGetMany from './dataModel/getMany.operation';
import * as dataModelMaterialize from './dataModel/materialize.operation';
import * as datasetGet from './dataset/get.operation';
import * as datasetGetMany from './dataset/getMany.operation';
import * as fileGet from './file/get.operation';
import * as fileGetMany from './file/getMany.operation';
import * as grantCreate from './grant/create.operation';
import * as grantDelete from './grant/delete.operation';
import * as grantGet from './grant/get.operation';
import * as grantGetMany from './grant/getMany.operation';
import * as memberCreate from './member/create.operation';
import * as memberDeactivate from './member/deactivate.operation';
import * as memberGet from './member/get.operation';
import * as memberGetMany from './member/getMany.operation';
import * as memberUpdate from './member/update.operation';
import * as statusCheck from './status/check.operation';
import * as statusGetConfig from './status/getConfig.operation';
import * as teamChangeMembers from './team/changeMembers.operation';
import * as teamCreate from './team/create.operation';
import * as teamDelete from './team/delete.operation';
import * as teamGet from './team/get.operation';
import * as teamGetMany from './team/getMany.operation';
import * as teamGetMembers from './team/getMembers.operation';
import * as teamUpdate from './team/update.operation';
import * as userGet from './user/get.operation';
import * as workbookExport from './workbook/export.operation';
import * as workbookGet from './workbook/get.operation';
import * as workbookGetElements from './workbook/getElements.operation';
import * as workbookGetMany from './workbook/getMany.operation';
import * as workbookGetPages from './workbook/getPages.operation';
import * as workbookGetSchedules from './workbook/getSchedules.operation';
import * as workbookGetSources from './workbook/getSources.operation';
import * as workbookMaterialize from './workbook/materialize.operation';
import * as workspaceCreate from './workspace/create.operation';
import * as workspaceDelete from './workspace/delete.operation';
import * as workspaceGet from './workspace/get.operation';
import * as workspaceGetMany from './workspace/getMany.operation';
import * as workspaceUpdate from './workspace/update.operation';

export interface NamedOperation extends Operation {
  readonly value: string;
  readonly name: string;
  readonly action: string;
  readonly description: string;
}

export interface Resource {
  readonly value: string;
  readonly name: string;
  readonly description: string;
  /** The first is the default. */
  readonly operations: readonly NamedOperation[];
}

const op = (value: string, name: string, action: string, description: string, { fields, execute, concurrency }: Operation): NamedOperation =>
  ({ value, name, action, description, fields, execute, concurrency });
const many = (noun: string, operation: Operation) => op('getMany', 'Get Many', `Get many ${noun}`, `List ${noun}, page by page`, operation);
const get = (noun: string, operation: Operation) => op('get', 'Get', `Get a ${noun}`, `Get one ${noun} by its ID`, operation);

/** Everything the node can do, sorted as it is shown. */
export const RESOURCES: readonly Resource[] = [
  {
    value: 'connection', name: 'Connection', description: 'Connections to data warehouses',
    operations: [
      many('connections', connectionGetMany), get('connection', connectionGet),
      op('test', 'Test', 'Test a connection', 'Let Sigma try the connection to the warehouse', connectionTest),
    ],
  },
  {
    value: 'console', name: 'Console', description: 'A page for people, to be served by a webhook',
    operations: [op('getPage', 'Get Page', 'Get the console page', 'HTML of a page that shows Sigma through the webhooks beside it; it holds no secret', consoleGetPage)],
  },
  {
    value: 'user', name: 'Current User', description: 'Who the credential acts as',
    operations: [op('get', 'Get', 'Get the current user', 'Get the user and the organization of the credential', userGet)],
  },
  {
    value: 'dataModel', name: 'Data Model', description: 'Data models',
    operations: [
      many('data models', dataModelGetMany), get('data model', dataModelGet),
      op('materialize', 'Materialize', 'Materialize an element of a data model', 'Run a materialization schedule now and wait for its end', dataModelMaterialize),
    ],
  },
  { value: 'dataset', name: 'Dataset', description: 'Datasets, which Sigma replaces by data models', operations: [many('datasets', datasetGetMany), get('dataset', datasetGet)] },
  { value: 'file', name: 'File', description: 'Whatever lies in folders: workbooks, datasets, folders', operations: [many('files', fileGetMany), get('file', fileGet)] },
  {
    value: 'grant', name: 'Grant', description: 'Who may do what',
    operations: [
      many('grants', grantGetMany), get('grant', grantGet),
      op('create', 'Create', 'Create a grant', 'Give a member or a team a permission', grantCreate),
      op('delete', 'Delete', 'Delete a grant', 'Take a permission back', grantDelete),
    ],
  },
  {
    value: 'member', name: 'Member', description: 'People of the organization; for admins',
    operations: [
      many('members', memberGetMany), get('member', memberGet),
      op('create', 'Create', 'Create a member', 'Invite a person; Sigma has no key against creating one twice', memberCreate),
      op('deactivate', 'Deactivate', 'Deactivate a member', 'Archive a member; documents go to the owner of the API credential', memberDeactivate),
      op('update', 'Update', 'Update a member', 'Change, reactivate, or deactivate with a new owner for the documents', memberUpdate),
    ],
  },
  {
    value: 'status', name: 'Status', description: 'How the connection to Sigma is',
    operations: [
      op('check', 'Check', 'Check the status', 'Connected, disabled or error, with user, address and cloud', statusCheck),
      op('getConfig', 'Get Configuration', 'Get the configuration', 'Address, regions, formats and page sizes, without asking Sigma', statusGetConfig),
    ],
  },
  {
    value: 'team', name: 'Team', description: 'Teams of members',
    operations: [
      many('teams', teamGetMany), get('team', teamGet),
      op('changeMembers', 'Change Members', 'Change the members of a team', 'Let members join and leave', teamChangeMembers),
      op('create', 'Create', 'Create a team', 'Create a team; Sigma has no key against creating one twice', teamCreate),
      op('delete', 'Delete', 'Delete a team', 'Delete a team', teamDelete),
      op('getMembers', 'Get Members', 'Get the members of a team', 'List who belongs to a team', teamGetMembers),
      op('update', 'Update', 'Update a team', 'Change name, description or visibility', teamUpdate),
    ],
  },
  {
    value: 'workbook', name: 'Workbook', description: 'Workbooks, their parts, files and materializations',
    operations: [
      op('export', 'Export', 'Export a workbook', 'Get a PDF, PNG, Excel, CSV or JSON file of a workbook, a page or an element', workbookExport),
      get('workbook', workbookGet),
      op('getElements', 'Get Elements', 'Get the elements of a workbook', 'List tables, charts and other elements', workbookGetElements),
      many('workbooks', workbookGetMany),
      op('getPages', 'Get Pages', 'Get the pages of a workbook', 'List the pages', workbookGetPages),
      op('getSchedules', 'Get Schedules', 'Get the schedules of a workbook', 'List scheduled exports', workbookGetSchedules),
      op('getSources', 'Get Sources', 'Get the sources of a workbook', 'List what the workbook reads', workbookGetSources),
      op('materialize', 'Materialize', 'Materialize an element of a workbook', 'Run a materialization schedule now and wait for its end', workbookMaterialize),
    ],
  },
  {
    value: 'workspace', name: 'Workspace', description: 'Workspaces',
    operations: [
      many('workspaces', workspaceGetMany), get('workspace', workspaceGet),
      op('create', 'Create', 'Create a workspace', 'Create a workspace', workspaceCreate),
      op('delete', 'Delete', 'Delete a workspace', 'Delete a workspace', workspaceDelete),
      op('update', 'Update', 'Update a workspace', 'Rename a workspace', workspaceUpdate),
    ],
  },
];
