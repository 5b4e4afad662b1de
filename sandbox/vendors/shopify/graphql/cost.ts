import {
  getNamedType, isListType, isNonNullType, isObjectType, Kind, valueFromAST, type DocumentNode, type FieldNode, type GraphQLNamedType, type GraphQLObjectType,
  type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

const FREE = new Set(['MoneyV2', 'MoneyBag', 'MailingAddress', 'PageInfo', 'Count', 'UserError']);
const MUTATION_COST = 10;
const COUNT_COST = 10;

type Variables = Readonly<Record<string, unknown>>;

/**
 * What an operation costs, by what is known of the vendor's formula: logarithmic in the size of pages. With `data` it
 * is the cost of what came back, without it what was asked for.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables, data?: unknown): number {
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [])));
  const isKnown = data !== undefined;

  const fieldsOf = (set: SelectionSetNode | undefined): FieldNode[] => (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
    return fieldsOf(fragments.get(selection.name.value));
  });
  const children = (set: SelectionSetNode | undefined, type: GraphQLNamedType, value: unknown): number => {
    if (!isObjectType(type)) return 0;
    return fieldsOf(set).reduce((sum, field) => sum + fieldCost(field, type, part(value, field)), 0);
  };
  const fieldCost = (field: FieldNode, parent: GraphQLObjectType, value: unknown): number => {
    const definition = parent.getFields()[field.name.value];
    if (!definition || !field.selectionSet || (isKnown && (value === null || value === undefined))) return 0;
    const type = getNamedType(definition.type);
    if (type.name === 'Count') return COUNT_COST;
    if (type.name.endsWith('Connection')) return connectionCost(field, type, pageSize(field, definition.args.find(({ name }) => name === 'first')?.type, variables), value);
    const own = FREE.has(type.name) || type.name.endsWith('UserError') ? 0 : 1;
    if (!isList(definition.type)) return own + children(field.selectionSet, type, value);
    const rows = Array.isArray(value) ? value : [undefined];
    return rows.reduce((sum: number, row) => sum + own + children(field.selectionSet, type, row), 0);
  };
  const connectionCost = (field: FieldNode, type: GraphQLNamedType, size: number, value: unknown): number => {
    const rows = rowsOf(value);
    const nodes = isObjectType(type) ? getNamedType(type.getFields().nodes?.type as GraphQLOutputType) : type;
    const inner = fieldsOf(field.selectionSet).find(({ name }) => name.value === 'nodes')?.selectionSet
      ?? fieldsOf(fieldsOf(field.selectionSet).find(({ name }) => name.value === 'edges')?.selectionSet).find(({ name }) => name.value === 'node')?.selectionSet;
    if (!isKnown) return 2 + steps(size) * (1 + children(inner, nodes, undefined));
    if (rows.length === 0) return 2;
    const each = rows.reduce((sum: number, row) => sum + 1 + children(inner, nodes, row), 0) / rows.length;
    return Math.round(2 + steps(rows.length) * each);
  };

  if (operation.operation !== 'mutation') return children(operation.selectionSet, schema.getQueryType() as GraphQLNamedType, data);
  const root = schema.getMutationType() as GraphQLObjectType;
  return fieldsOf(operation.selectionSet).reduce((sum, field) => {
    const payload = getNamedType(root.getFields()[field.name.value]?.type as GraphQLOutputType);
    const deeper = fieldsOf(field.selectionSet).reduce((inner, one) => {
      const type = isObjectType(payload) ? getNamedType(payload.getFields()[one.name.value]?.type as GraphQLOutputType) : payload;
      return inner + children(one.selectionSet, type, part(part(data, field), one));
    }, 0);
    return sum + MUTATION_COST + deeper;
  }, 0);
}

function steps(size: number): number {
  return size === 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(size)));
}

function pageSize(field: FieldNode, type: Parameters<typeof valueFromAST>[1] | undefined, variables: Variables): number {
  const given = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  return given && type ? Number(valueFromAST(given, type, variables as Record<string, unknown>) ?? 0) : 0;
}

function part(value: unknown, field: FieldNode): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, (field.alias ?? field.name).value) as unknown;
}

function rowsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { nodes, edges } = value as { nodes?: unknown[]; edges?: { node?: unknown }[] };
  return nodes ?? edges?.map(({ node }) => node) ?? [];
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
