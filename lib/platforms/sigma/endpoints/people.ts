import { z } from 'zod';
import type { Endpoint, ListEndpoint } from '../endpoint';
import { entry, nothing, pageOf } from '../shapes';

const text = z.string().min(1);
const userKind = z.enum(['internal', 'guest', 'embed']);
const visibility = z.enum(['public', 'private']);

export const currentUser = {
  name: 'currentUser.get', method: 'GET', path: '/v2/whoami', answer: entry('userId', 'organizationId'),
} satisfies Endpoint;

export const accountTypes = {
  name: 'accountTypes.getMany', method: 'GET', path: '/v2/accountTypes', answer: pageOf(entry('accountTypeId', 'accountTypeName')), paging: 'pageToken',
} satisfies ListEndpoint;

const member = entry('memberId');
const memberPath = '/v2/members/{memberId}';

export const members = {
  list: {
    name: 'members.getMany', method: 'GET', path: '/v2/members', query: ['search', 'includeArchived', 'includeInactive'], answer: pageOf(member), paging: 'page',
  },
  get: { name: 'members.get', method: 'GET', path: memberPath, answer: member },
  create: {
    name: 'members.create', method: 'POST', path: '/v2/members', query: ['sendInvite'], answer: member,
    body: z.object({
      email: z.string().email(), firstName: text, lastName: text, memberType: text, userKind: userKind.optional(),
      addToTeams: z.array(z.object({ teamId: text, isTeamAdmin: z.boolean().optional() }).strict()).optional(),
    }).strict(),
  },
  update: {
    name: 'members.update', method: 'PATCH', path: memberPath, answer: member,
    body: z.object({
      memberType: text, firstName: text, lastName: text, email: z.string().email(), userKind, isArchived: z.boolean(), isInactive: z.boolean(),
      newOwnerId: text, archiveDocuments: z.boolean(), archiveScheduledExports: z.boolean(),
    }).partial().strict(),
  },
  /** Marks the member as archived: users are never erased. Documents go to the credential's owner. */
  deactivate: { name: 'members.deactivate', method: 'DELETE', path: memberPath, answer: nothing },
} as const satisfies Record<string, Endpoint | ListEndpoint>;

const team = entry('teamId');
const teamPath = '/v2/teams/{teamId}';

export const teams = {
  list: { name: 'teams.getMany', method: 'GET', path: '/v2/teams', query: ['name', 'description', 'visibility'], answer: pageOf(team), paging: 'page' },
  get: { name: 'teams.get', method: 'GET', path: teamPath, answer: team },
  create: {
    name: 'teams.create', method: 'POST', path: '/v2/teams', answer: team,
    body: z.object({
      name: text, description: z.string().optional(), members: z.array(text).optional(), createTeamFolder: z.boolean().optional(), visibility: visibility.optional(),
    }).strict(),
  },
  update: {
    name: 'teams.update', method: 'PATCH', path: teamPath, answer: team,
    body: z.object({ name: text, description: z.string(), visibility }).partial().strict(),
  },
  delete: { name: 'teams.delete', method: 'DELETE', path: teamPath, answer: nothing },
  members: { name: 'teams.getMembers', method: 'GET', path: `${teamPath}/members`, answer: pageOf(entry('userId')), paging: 'page' },
  changeMembers: {
    name: 'teams.changeMembers', method: 'PATCH', path: `${teamPath}/members`, answer: nothing,
    body: z.object({ add: z.array(text), remove: z.array(text) }).partial().strict(),
  },
} as const satisfies Record<string, Endpoint | ListEndpoint>;
