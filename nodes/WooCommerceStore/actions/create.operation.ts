import { bodyFields, bodyOf } from './body';
import type { Operation, ResourceSpec } from './operation';
import { writeTogether } from './together';

/** New ones, many in one request. */
export function create(spec: ResourceSpec): Operation {
  return {
    value: 'create', name: 'Create', action: `Create ${spec.one}`, description: `Create ${spec.one} for each input item, many in one request`, fields: bodyFields(spec, 'create'),
    executeAll: (session) => writeTogether(session, 'create', (call) => ({ path: spec.path(call), payload: withoutId(bodyOf(spec, call, 'create')) })),
  };
}

function withoutId({ id: _id, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return rest;
}
