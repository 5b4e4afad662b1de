import { bodyFields, bodyOf } from './body';
import { idOf, type Operation, type ResourceSpec } from './operation';
import { writeTogether } from './together';

/** Changes, many in one request. */
export function update(spec: ResourceSpec): Operation {
  return {
    value: 'update', name: 'Update', action: `Update ${spec.one}`, description: `Change ${spec.one} for each input item, many in one request`, fields: bodyFields(spec, 'update'),
    executeAll: (session) => writeTogether(session, 'update', (call) => ({ path: spec.path(call), payload: { ...bodyOf(spec, call, 'update'), id: Number(idOf(call, 'id', `${spec.name} ID`)) } })),
  };
}
