import {
  execute, GraphQLError, Kind, parse, validate, type DocumentNode, type ExecutionResult, type FieldNode, type OperationDefinitionNode,
} from 'graphql';
import { adminSchema } from '../schema';
import { rootValue } from '../resolvers/rootValue';
import type { App } from '../data/shop';
import type { Shop } from '../shop';
import type { Context } from './context';
import { costOf } from './cost';
import { refused } from './errors';
import type { SearchWarning } from './search';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

const MAX_COST = 1000;
const DOCUMENTATION = 'https://shopify.dev/api/usage/rate-limits';

/** Answers one request as the Admin API does: whatever is wrong with it, the status is 200. */
export async function answerGraphql(shop: Shop, app: App, version: string, request: GraphqlRequest): Promise<object> {
  const schema = adminSchema();
  const parsed = parsedOf(request.query);
  if (parsed instanceof GraphQLError) return { errors: [parsed.toJSON()] };
  const problems = validate(schema, parsed).map(inVendorWords);
  if (problems.length > 0) return { errors: problems.map((problem) => problem.toJSON()) };
  const operation = operationOf(parsed, request.operationName);
  if (!operation) return { errors: [{ message: 'An operation name is required' }] };

  const requested = costOf(schema, parsed, operation, request.variables);
  if (requested > MAX_COST) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_COST}).\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.`;
    return { errors: [refused(message, 'MAX_COST_EXCEEDED', { cost: requested, maxCost: MAX_COST, documentation: DOCUMENTATION }).toJSON()] };
  }
  const limits = shop.settings;
  if (!shop.bucket.take(requested, limits)) {
    const cost = { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: shop.bucket.status(limits) };
    return { errors: [refused('Throttled', 'THROTTLED', { documentation: DOCUMENTATION }).toJSON()], extensions: { cost } };
  }
  const searches: object[] = [];
  const contextValue: Context = {
    shop, app, version, bulk: false, idempotencyKey: idempotencyKeyOf(operation, request.variables),
    warn: (field, query, warnings: readonly SearchWarning[]) => { if (warnings.length > 0) searches.push({ path: [field], query, parsed: {}, warnings }); },
  };
  const result = await execute({ schema, document: parsed, rootValue, contextValue, variableValues: request.variables, operationName: request.operationName });
  if (result.data === undefined) return { errors: (result.errors ?? []).map((error) => invalidVariable(error).toJSON()) };
  const actual = result.data === null ? 0 : Math.min(requested, costOf(schema, parsed, operation, request.variables, result.data));
  shop.bucket.giveBack(requested - actual, limits);
  const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: shop.bucket.status(limits) };
  return { ...plain(result), extensions: { cost, ...(searches.length > 0 && { search: searches }) } };
}

function parsedOf(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    const at = error instanceof GraphQLError ? error.locations?.[0] : undefined;
    return refused(`syntax error, unexpected end of file at [${at?.line ?? 1}, ${at?.column ?? 1}]`, 'PARSE_ERROR');
  }
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  return name ? operations.find((operation) => operation.name?.value === name) : operations.length === 1 ? operations[0] : undefined;
}

function inVendorWords(error: GraphQLError): GraphQLError {
  const [, field, type] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message) ?? [];
  if (field && type) return refused(`Field '${field}' doesn't exist on type '${type}'`, 'undefinedField', { typeName: type, fieldName: field });
  const code = /argument .* is required/.test(error.message) ? 'missingRequiredArguments' : /^Unknown argument/.test(error.message) ? 'argumentNotAccepted'
    : /must have a selection|must not have a selection/.test(error.message) ? 'selectionMismatch' : /never used/.test(error.message) ? 'variableNotUsed' : 'argumentLiteralsIncompatible';
  return refused(error.message, code);
}

function invalidVariable(error: GraphQLError): GraphQLError {
  const [, name] = /^Variable "\$(\w+)"/.exec(error.message) ?? [];
  if (!name) return error;
  return refused(`Variable $${name} was provided invalid value`, 'INVALID_VARIABLE', { problems: [{ path: [], explanation: error.message }] });
}

function idempotencyKeyOf(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): string | null {
  const fields = operation.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
  const directive = fields.flatMap(({ directives }) => directives ?? []).find(({ name }) => name.value === 'idempotent');
  const value = directive?.arguments?.find(({ name }) => name.value === 'key')?.value;
  const key = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.STRING ? value.value : null;
  return typeof key === 'string' && key.trim() !== '' ? key : null;
}

/** graphql-js answers with objects that have no prototype and errors that are instances. */
function plain({ data, errors }: ExecutionResult): object {
  return errors ? { data, errors: errors.map((error) => error.toJSON()) } : { data };
}
