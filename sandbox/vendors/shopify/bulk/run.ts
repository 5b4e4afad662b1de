import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { execute, Kind, visit, type DocumentNode, type FieldNode } from 'graphql';
import type { Context } from '../graphql/context';
import { adminSchema } from '../schema';
import { rootValue } from '../resolvers/rootValue';
import { edgesOf, linesOf } from './lines';
import type { BulkOperation } from './operations';
import { checkBulkQuery } from './rules';

const AT_ONCE = 250;

/** Reads a query to its end, page after page, as lines. `denied` where the token may not see a field. */
export async function runBulkQuery(operation: BulkOperation, isGrouped: boolean, context: Context, write: (text: string) => Promise<void>): Promise<'done' | 'denied'> {
  const checked = checkBulkQuery(operation.query);
  if ('message' in checked) throw new Error(checked.message);
  const late: string[] = [];
  let after: string | null = null;
  for (;;) {
    const document = paged(checked.document, checked.root, after);
    const result = await execute({ schema: adminSchema(), document, rootValue, contextValue: context });
    if (result.errors) return 'denied';
    const page = findPage(result.data, checked.root.alias?.value ?? checked.root.name.value) as { pageInfo: { hasNextPage: boolean; endCursor: string } };
    const nodes = edgesOf(page) ?? [];
    let text = '';
    for (const node of nodes) {
      const [own = '', ...nested] = linesOf(node, null);
      operation.roots += 1;
      operation.objects += 1 + nested.length;
      // Ungrouped, parts may come long after the object they belong to.
      text += isGrouped ? [own, ...nested, ''].join('\n') : `${own}\n`;
      if (!isGrouped) late.push(...nested);
    }
    await write(text);
    if (!page.pageInfo.hasNextPage || operation.status === 'CANCELED') break;
    after = page.pageInfo.endCursor;
    await yieldToOthers();
  }
  if (late.length > 0) await write(`${late.join('\n')}\n`);
  return 'done';
}

/** The root connection with a page of its own and its cursor; nested connections stay without and are read whole. */
function paged(document: DocumentNode, root: FieldNode, after: string | null): DocumentNode {
  const string = (value: string) => ({ kind: Kind.STRING, value } as const);
  const name = (value: string) => ({ kind: Kind.NAME, value } as const);
  const field = (value: string, inner: readonly FieldNode[] = []): FieldNode => ({
    kind: Kind.FIELD, name: name(value), ...(inner.length > 0 && { selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }),
  });
  return visit(document, {
    Field(node) {
      if (node !== root) return undefined;
      const kept = (node.arguments ?? []).filter(({ name: { value } }) => value !== 'first' && value !== 'after');
      return {
        ...node,
        arguments: [
          ...kept, { kind: Kind.ARGUMENT, name: name('first'), value: { kind: Kind.INT, value: String(AT_ONCE) } },
          ...(after === null ? [] : [{ kind: Kind.ARGUMENT, name: name('after'), value: string(after) } as const]),
        ],
        selectionSet: {
          kind: Kind.SELECTION_SET,
          selections: [...(node.selectionSet?.selections ?? []).filter((one) => one.kind !== Kind.FIELD || one.name.value !== 'pageInfo'), field('pageInfo', [field('hasNextPage'), field('endCursor')])],
        },
      };
    },
  }) as DocumentNode;
}

/** The root connection may lie below another object, such as an account. */
function findPage(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null) return { edges: [], pageInfo: { hasNextPage: false } };
  if (name in data) return Reflect.get(data, name) ?? { edges: [], pageInfo: { hasNextPage: false } };
  return findPage(Object.values(data)[0], name);
}
