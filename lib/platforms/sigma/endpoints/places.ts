import { z } from 'zod';
import type { Endpoint, ListEndpoint } from '../endpoint';
import { entry, failedEntry, nothing, pageOf } from '../shapes';

const text = z.string().min(1);

const workspace = entry('workspaceId', 'name');
const workspacePath = '/v2/workspaces/{workspaceId}';
const workspaceBody = z.object({ name: text, noDuplicates: z.boolean().optional() }).strict();

export const workspaces = {
  list: { name: 'workspaces.getMany', method: 'GET', path: '/v2/workspaces', query: ['name'], answer: pageOf(workspace), paging: 'page' },
  get: { name: 'workspaces.get', method: 'GET', path: workspacePath, answer: workspace },
  create: { name: 'workspaces.create', method: 'POST', path: '/v2/workspaces', answer: workspace, body: workspaceBody },
  update: { name: 'workspaces.update', method: 'PATCH', path: workspacePath, answer: workspace, body: workspaceBody },
  delete: { name: 'workspaces.delete', method: 'DELETE', path: workspacePath, answer: nothing },
} as const satisfies Record<string, Endpoint | ListEndpoint>;

const file = entry('id', 'type');

export const files = {
  list: {
    name: 'files.getMany', method: 'GET', path: '/v2/files', query: ['name', 'typeFilters', 'permissionFilter', 'parentId', 'directChildFilter'],
    answer: pageOf(z.union([file, failedEntry])), paging: 'page',
  },
  get: { name: 'files.get', method: 'GET', path: '/v2/files/{inodeId}', answer: file },
} as const satisfies Record<string, Endpoint | ListEndpoint>;

const grant = entry('grantId');
const grantee = z.union([z.object({ memberId: text }).strict(), z.object({ teamId: text }).strict()]);
const permission = z.enum([
  'admin', 'annotate', 'apply', 'create', 'edit', 'explore', 'organize', 'update', 'usage', 'view', 'writeback',
]);

export const grants = {
  list: { name: 'grants.getMany', method: 'GET', path: '/v2/grants', query: ['inodeId', 'userId', 'teamId', 'directGrantsOnly'], answer: pageOf(grant), paging: 'page' },
  get: { name: 'grants.get', method: 'GET', path: '/v2/grants/{grantId}', answer: grant },
  create: {
    name: 'grants.create', method: 'POST', path: '/v2/grants', answer: z.unknown(),
    body: z.object({ grantee, permission, inodeId: text, tagId: text.optional() }).strict(),
  },
  delete: { name: 'grants.delete', method: 'DELETE', path: '/v2/grants/{grantId}', answer: nothing },
} as const satisfies Record<string, Endpoint | ListEndpoint>;
