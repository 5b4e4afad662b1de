import { Kind, parse, visit, type DocumentNode, type FieldNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** A query that may run in bulk, or why it may not, in the vendor's words. */
export type Checked = { readonly document: DocumentNode; readonly operation: OperationDefinitionNode; readonly root: FieldNode } | { readonly message: string };

const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

/** @see https://shopify.dev/docs/api/usage/bulk-operations/queries */
export function checkBulkQuery(text: string): Checked {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch {
    return { message: 'Invalid bulk query: syntax error, unexpected end of file' };
  }
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'query') return { message: 'Bulk queries must be a single query operation.' };
  const found: { field: FieldNode; depth: number; parents: readonly FieldNode[] }[] = [];
  const parents: FieldNode[] = [];
  visit(operation, {
    Field: {
      enter(field) {
        if (isConnection(field)) found.push({ field, depth: parents.filter(isConnection).length, parents: [...parents] });
        parents.push(field);
      },
      leave: () => void parents.pop(),
    },
  });
  const root = found[0]?.field;
  if (!root) return { message: 'Bulk queries must contain at least one connection.' };
  if (found.length > MOST_CONNECTIONS) return { message: 'Bulk queries cannot contain more than 5 connections.' };
  if (found.some(({ depth }) => depth > DEEPEST)) return { message: 'Bulk queries cannot contain connections with a nesting depth greater than 2.' };
  if (found.some(({ field }) => !part(field, 'edges'))) {
    return { message: "All connection fields in a bulk query must select their contents using 'edges' > 'node', …" };
  }
  const nested = found.filter(({ depth }) => depth > 0);
  const careless = nested.map(({ parents: above }) => above.filter(isConnection).at(-1)).find((parent) => parent && !hasId(part(part(parent, 'edges'), 'node')?.selectionSet));
  if (careless) {
    return {
      message: `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${careless.name.value}.`,
    };
  }
  return { document, operation, root };
}

function isConnection(field: FieldNode): boolean {
  return part(field, 'edges') !== undefined || part(field, 'nodes') !== undefined;
}

function part(field: FieldNode | undefined, name: string): FieldNode | undefined {
  return field?.selectionSet?.selections.find((one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === name);
}

function hasId(set: SelectionSetNode | undefined): boolean {
  return set?.selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'id' && !one.alias) ?? false;
}
