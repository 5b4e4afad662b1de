import { filterField, queryOf } from './getMany.operation';
import type { Operation, ResourceSpec } from './operation';

/** How many there are, without reading them. */
export function count(spec: ResourceSpec): Operation {
  return {
    value: 'count', name: 'Count', action: `Count ${spec.many}`, description: `Tell how many ${spec.many} match, without reading them`, fields: [filterField(spec, 'count')],
    execute: async (call) => [{ json: { count: await call.woo.countOf(call.lists, { path: spec.path(call), query: queryOf(spec, call) }) } }],
  };
}
