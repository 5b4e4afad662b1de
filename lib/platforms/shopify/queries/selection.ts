/** What the token may see, and how the document is read. */
export interface Selection {
  /** Scopes, `read_…` included for every `write_…`. */
  readonly scopes: ReadonlySet<string>;
  /** A bulk operation wants edges, and reads nested lists whole by itself. */
  readonly bulk: boolean;
}

/** A nested list: its first page, or the form that bulk operations take. */
export function nested(name: string, fields: string, first: number, { bulk }: Selection): string {
  return bulk ? `${name} { edges { node { ${fields} } } }` : `${name}(first: ${first}) { pageInfo { hasNextPage endCursor } nodes { ${fields} } }`;
}

/** Fields that need a scope of their own, left out where the token does not have it: one denied field denies the whole answer. */
export function where({ scopes }: Selection, scope: string, fields: string): string {
  return scopes.has(scope) ? fields : '';
}

const PAGE = 'pageInfo { hasNextPage endCursor }';

/** The document that reads a list page after page, in the order of changes where it has one. */
export function listDocument(list: string, fields: string, sortKey: string | null): string {
  const sorted = sortKey ? `, sortKey: ${sortKey}` : '';
  return `query List($first: Int!, $after: String, $query: String) { ${list}(first: $first, after: $after, query: $query${sorted}) { ${PAGE} nodes { ${fields} } } }`;
}

/** The document of a bulk operation: no variables there, so the search is written into it. */
export function bulkDocument(list: string, fields: string, search: string | null): string {
  return `{ ${list}${search ? `(query: ${JSON.stringify(search)})` : ''} { edges { node { ${fields} } } } }`;
}

export function partsDocument(type: string, list: string, fields: string): string {
  return `query Parts($id: ID!, $first: Int!, $after: String) { ${type}(id: $id) { id ${list}(first: $first, after: $after) { ${PAGE} nodes { ${fields} } } } }`;
}
