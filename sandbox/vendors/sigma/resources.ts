import { json } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer, RouteMethod } from '../../http/types';
import { bad, missing } from './answers';
import { ELEMENTS, ORGANIZATION, PAGES, SCHEDULES, uuid, type Collection, type Organization } from './data';
import { list } from './lists';
import { create, fieldsOf, isAnswer, remove, show, update, type Writable } from './writes';

export interface Endpoint {
  readonly method: RouteMethod;
  /** Below the host, such as `/v2/members/:id`. */
  readonly path: string;
  readonly answer: (exchange: Exchange) => Answer;
}

const TEAM: Writable = { noun: 'Team', key: 'teamId', kind: 'ea', required: ['name'], allowed: ['name', 'description', 'members', 'createTeamFolder', 'visibility'] };
const WORKSPACE: Writable = { noun: 'Workspace', key: 'workspaceId', kind: 'b', required: ['name'], allowed: ['name', 'noDuplicates'] };
const MEMBER: Writable = {
  noun: 'Member', key: 'memberId', kind: 'e', required: ['email', 'firstName', 'lastName', 'memberType'],
  allowed: ['email', 'firstName', 'lastName', 'memberType', 'userKind', 'isGuest', 'addToTeams'],
};
const GRANT: Writable = { noun: 'Grant', key: 'grantId', kind: 'ca', required: ['grantee', 'permission', 'inodeId'], allowed: ['grantee', 'permission', 'inodeId', 'tagId'] };
const MEMBER_CHANGES = ['memberType', 'firstName', 'lastName', 'email', 'profileImgUrl', 'userKind', 'isArchived', 'isInactive', 'newOwnerId', 'archiveDocuments', 'archiveScheduledExports'];

/** All plain reads and writes of the organisation. */
export function resourceEndpoints(now: () => Organization): Endpoint[] {
  const values = (of: (organization: Organization) => Collection) => [...of(now()).values()];
  const get = (path: string, answer: Endpoint['answer']): Endpoint => ({ method: 'GET', path, answer });
  const post = (path: string, answer: Endpoint['answer']): Endpoint => ({ method: 'POST', path, answer });
  const patch = (path: string, answer: Endpoint['answer']): Endpoint => ({ method: 'PATCH', path, answer });
  const del = (path: string, answer: Endpoint['answer']): Endpoint => ({ method: 'DELETE', path, answer });
  const searched = (entries: ReturnType<typeof values>, exchange: Exchange, query: string, field: string) => {
    const wanted = exchange.query.get(query)?.toLowerCase();
    return wanted ? entries.filter((entry) => String(entry[field]).toLowerCase().includes(wanted)) : entries;
  };
  const ofWorkbook = (exchange: Exchange, answer: () => Answer) => (now().workbooks.has(exchange.param('id')) ? answer() : missing('Workbook'));

  return [
    get('/v2/whoami', () => json(200, { userId: uuid('e', 1), organizationId: ORGANIZATION })),
    get('/v2/accountTypes', (exchange) => list(exchange, values((all) => all.accountTypes), { idiom: 'pageToken' })),

    get('/v2/connections', (exchange) => list(exchange, searched(values((all) => all.connections), exchange, 'search', 'name'), { total: true })),
    get('/v2/connections/:id', (exchange) => show(exchange, now().connections, 'Connection')),
    get('/v2/connections/:id/test', (exchange) => (now().connections.has(exchange.param('id')) ? json(200, { read: 'SUCCESS', write: 'DISABLED' }) : missing('Connection'))),

    get('/v2/workbooks', (exchange) => list(exchange, values((all) => all.workbooks), { total: true })),
    get('/v2/workbooks/:id', (exchange) => show(exchange, now().workbooks, 'Workbook')),
    get('/v2/workbooks/:id/pages', (exchange) => ofWorkbook(exchange, () => list(exchange, PAGES))),
    get('/v2/workbooks/:id/pages/:page/elements', (exchange) => ofWorkbook(exchange, () => {
      const elements = ELEMENTS.get(exchange.param('page'));
      return elements ? list(exchange, elements) : missing('Page');
    })),
    get('/v2/workbooks/:id/sources', (exchange) => ofWorkbook(exchange, () => json(200, [{ type: 'table', inodeId: uuid('d', 99) }]))),
    get('/v2/workbooks/:id/schedules', (exchange) => ofWorkbook(exchange, () => list(exchange, [{
      scheduledNotificationId: uuid('5', 1), workbookId: exchange.param('id'), schedule: { cronSpec: '0 7 * * 1', timezone: 'UTC' }, configV2: { title: 'Weekly' },
    }]))),
    get('/v2/workbooks/:id/materialization-schedules', (exchange) => ofWorkbook(exchange, () => list(exchange, SCHEDULES))),

    get('/v2/workspaces', (exchange) => list(exchange, searched(values((all) => all.workspaces), exchange, 'name', 'name'))),
    get('/v2/workspaces/:id', (exchange) => show(exchange, now().workspaces, 'Workspace')),
    post('/v2/workspaces', (exchange) => create(exchange, now().workspaces, WORKSPACE)),
    patch('/v2/workspaces/:id', (exchange) => update(exchange, now().workspaces, WORKSPACE, WORKSPACE.allowed)),
    del('/v2/workspaces/:id', (exchange) => remove(now().workspaces, exchange.param('id'), 'Workspace')),

    get('/v2/datasets', (exchange) => list(exchange, values((all) => all.datasets))),
    get('/v2/datasets/:id', (exchange) => show(exchange, now().datasets, 'Dataset')),
    get('/v2/dataModels', (exchange) => list(exchange, values((all) => all.dataModels))),
    get('/v2/dataModels/:id', (exchange) => show(exchange, now().dataModels, 'Data model')),
    get('/v2/dataModels/:id/materializationSchedules', (exchange) => list(exchange, SCHEDULES, { idiom: 'pageToken' })),

    get('/v2/teams', (exchange) => list(exchange, searched(values((all) => all.teams), exchange, 'name', 'name'))),
    get('/v2/teams/:id', (exchange) => show(exchange, now().teams, 'Team')),
    get('/v2/teams/:id/members', (exchange) => list(exchange, [{ userId: uuid('e', 1), isTeamAdmin: true, addedBy: uuid('e', 1) }])),
    post('/v2/teams', (exchange) => create(exchange, now().teams, TEAM, (fields) => ({ members: fields.members ?? [], workspaceId: null }))),
    patch('/v2/teams/:id', (exchange) => update(exchange, now().teams, TEAM, ['name', 'description', 'visibility'])),
    del('/v2/teams/:id', (exchange) => remove(now().teams, exchange.param('id'), 'Team')),
    patch('/v2/teams/:id/members', (exchange) => changeTeam(exchange, now())),

    get('/v2/members', (exchange) => list(exchange, searched(values((all) => all.members), exchange, 'search', 'email'), { total: true })),
    get('/v2/members/:id', (exchange) => show(exchange, now().members, 'Member')),
    post('/v2/members', (exchange) => create(exchange, now().members, MEMBER, () => ({ organizationId: ORGANIZATION, isArchived: false }))),
    patch('/v2/members/:id', (exchange) => update(exchange, now().members, MEMBER, MEMBER_CHANGES)),
    del('/v2/members/:id', (exchange) => archive(exchange, now().members)),

    get('/v2/files', (exchange) => {
      const types = exchange.query.getAll('typeFilters');
      const files = values((all) => all.files).filter((file) => types.length === 0 || types.includes(String(file.type)));
      return list(exchange, searched(files, exchange, 'name', 'name'));
    }),
    get('/v2/files/:id', (exchange) => show(exchange, now().files, 'File')),

    get('/v2/grants', (exchange) => grants(exchange, now())),
    get('/v2/grants/:id', (exchange) => show(exchange, now().grants, 'Grant')),
    post('/v2/grants', (exchange) => create(exchange, now().grants, GRANT, () => ({ inodeType: 'workbook' }))),
    del('/v2/grants/:id', (exchange) => remove(now().grants, exchange.param('id'), 'Grant')),
  ];
}

function changeTeam(exchange: Exchange, { teams }: Organization): Answer {
  if (!teams.has(exchange.param('id'))) return missing('Team');
  const fields = fieldsOf(exchange, ['add', 'remove']);
  return isAnswer(fields) ? fields : json(200, {});
}

/** Deleting a member only marks it: users are never erased. */
function archive(exchange: Exchange, members: Collection): Answer {
  const member = members.get(exchange.param('id'));
  if (!member) return missing('Member');
  members.set(exchange.param('id'), { ...member, isArchived: true });
  return json(200, {});
}

function grants(exchange: Exchange, organization: Organization): Answer {
  const [name, field] = [['inodeId', 'inodeId'], ['userId', 'memberId'], ['teamId', 'teamId']].find(([query]) => exchange.query.has(query ?? '')) ?? [];
  if (name === undefined || field === undefined) return bad('One of inodeId, userId or teamId is required');
  return list(exchange, [...organization.grants.values()].filter((grant) => grant[field] === exchange.query.get(name)));
}
