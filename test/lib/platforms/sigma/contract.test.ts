import type { z } from 'zod';
import * as sigma from '../../../../lib/platforms/sigma';
import type { Endpoint, ExportSettings, ListEndpoint } from '../../../../lib/platforms/sigma';
import { exportBodyOf } from '../../../../lib/platforms/sigma/exports/request';
import { organization, SCHEDULES, PAGES, ELEMENTS } from '../../../../sandbox/vendors/sigma/data';
import { readContract } from './support/contract';

const contract = readContract();

const endpoints: (Endpoint | ListEndpoint)[] = [
  ...[sigma.members, sigma.teams, sigma.workspaces, sigma.files, sigma.grants, sigma.connections, sigma.datasets, sigma.dataModels, sigma.workbooks]
    .flatMap((group) => Object.values(group) as Endpoint[]),
  ...Object.values(sigma.materializations).flatMap((group) => Object.values(group) as Endpoint[]),
  sigma.currentUser, sigma.accountTypes, sigma.download,
];

const ID = 'e0000000-0000-4000-8000-000000000001';
/** For each write: as little as it takes, and everything it takes. */
const BODIES: Readonly<Record<string, readonly unknown[]>> = {
  'members.create': [
    { email: 'a@example.com', firstName: 'A', lastName: 'B', memberType: 'viewer' },
    { email: 'a@example.com', firstName: 'A', lastName: 'B', memberType: 'viewer', userKind: 'guest', addToTeams: [{ teamId: ID, isTeamAdmin: true }, { teamId: ID }] },
  ],
  'members.update': [{ isArchived: true, newOwnerId: ID }, {
    memberType: 'viewer', firstName: 'A', lastName: 'B', email: 'a@example.com', userKind: 'embed', isArchived: false, isInactive: false, newOwnerId: ID,
    archiveDocuments: true, archiveScheduledExports: true,
  }],
  'teams.create': [{ name: 'T' }, { name: 'T', description: '', members: [ID], createTeamFolder: true, visibility: 'public' }],
  'teams.update': [{ name: 'T' }, { name: 'T', description: 'D', visibility: 'private' }],
  'teams.changeMembers': [{ add: [ID] }, { add: [ID], remove: [ID] }],
  'workspaces.create': [{ name: 'W' }, { name: 'W', noDuplicates: true }],
  'workspaces.update': [{ name: 'W' }],
  'grants.create': [
    ...['create', 'annotate', 'organize', 'explore', 'view', 'edit', 'apply'].map((permission) => ({ grantee: { memberId: ID }, permission, inodeId: ID })),
    ...['admin', 'update', 'usage', 'writeback'].map((permission) => ({ grantee: { teamId: ID }, permission, inodeId: ID })),
    { grantee: { teamId: ID }, permission: 'view', inodeId: ID, tagId: ID },
  ],
  'workbooks.materialize': [{ sheetId: ID }],
  'dataModels.materialize': [{ sheetId: ID }],
};

const TARGETS: readonly Partial<ExportSettings>[] = [{ elementId: 'e' }, { pageId: 'p' }, {}];
const MORE: readonly Partial<ExportSettings>[] = [{}, { layout: 'landscape', pixelWidth: 100, pixelHeight: 50, parameters: { Region: 'EU' }, rowLimit: 10, offset: 5, tag: 'prod', exportAs: ID }];
const exportSettings = sigma.EXPORT_FORMATS.flatMap((format) => TARGETS.flatMap((target) => MORE.map((more) => ({ workbookId: ID, format, ...target, ...more }))));


describe("requests, against Sigma's own description", () => {
  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s exists with all its query parameters', (_, endpoint) => {
    if (!contract) return;
    const operation = contract.operation(endpoint.method, endpoint.path);
    expect(operation).not.toBeNull();
    const known = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const paging = 'paging' in endpoint ? { page: ['page', 'limit'], pageToken: ['pageToken', 'pageSize'] }[endpoint.paging] : [];
    expect(known).toEqual(expect.arrayContaining([...(endpoint.query ?? []), ...paging]));
    expect(Boolean(endpoint.body)).toBe(Boolean(operation?.requestBody));
  });

  it('have an example body for every write', () => {
    const writes = endpoints.filter(({ body, name }) => body && name !== 'workbooks.export').map(({ name }) => name);
    expect(Object.keys(BODIES).sort()).toEqual(writes.sort());
  });

  const bodies = endpoints.flatMap((endpoint) => (BODIES[endpoint.name] ?? []).map((body) => [endpoint.name, endpoint, body] as const));
  it.each(bodies)('%s takes its bodies', (_, endpoint, body) => {
    expect((endpoint.body as z.ZodTypeAny).safeParse(body).success).toBe(true);
    const operation = contract?.operation(endpoint.method, endpoint.path);
    if (operation) expect(contract?.bodyProblem(operation, body)).toBeNull();
  });

  it.each(exportSettings)('the export %j is offered by Sigma, or refused here', (settings) => {
    const operation = contract?.operation('POST', sigma.workbooks.export.path);
    let body: unknown;
    try {
      body = sigma.workbooks.export.body.parse(exportBodyOf(settings));
    } catch (error) {
      expect((error as Error).message).toMatch(/CSV|JSON|JSONL|PNG/);
      return;
    }
    if (operation) expect(contract?.bodyProblem(operation, body)).toBeNull();
  });
});

describe("the sandbox's answers, against the same description", () => {
  const all = organization();
  const lists: [Endpoint, Iterable<object>][] = [
    [sigma.connections.list, all.connections.values()], [sigma.workbooks.list, all.workbooks.values()], [sigma.workspaces.list, all.workspaces.values()],
    [sigma.datasets.list, all.datasets.values()], [sigma.dataModels.list, all.dataModels.values()], [sigma.teams.list, all.teams.values()],
    [sigma.members.list, all.members.values()], [sigma.workbooks.pages, PAGES], [sigma.workbooks.elements, ELEMENTS.get('page-1') ?? []],
    [sigma.materializations.workbook.schedules, SCHEDULES],
  ];
  it.each(lists.map(([endpoint, entries]) => [endpoint.name, endpoint, entries] as const))('%s', (_, endpoint, entries) => {
    const operation = contract?.operation(endpoint.method, endpoint.path);
    if (operation) expect(contract?.answerProblem(operation, { entries: [...entries].slice(0, 3), nextPage: null, total: 3 })).toBeNull();
  });
});
