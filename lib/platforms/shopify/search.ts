/** One condition of a search: `updated_at`, `>=`, a value. */
export interface Condition {
  readonly field: string;
  readonly comparator?: '>=' | '<=' | '>' | '<' | '';
  readonly value: string;
}

/**
 * Shopify's search syntax from conditions, each value quoted, and from words that a person wrote in that syntax.
 * Null where there is nothing to search for.
 * @see https://shopify.dev/docs/api/usage/search-syntax
 */
export function searchText(conditions: readonly Condition[], written = ''): string | null {
  const terms = conditions.filter(({ value }) => value !== '').map(({ field, comparator = '', value }) => `${field}:${comparator}${quoted(value)}`);
  const all = [...terms, written.trim() && (terms.length > 0 ? `(${written.trim()})` : written.trim())].filter(Boolean);
  return all.length > 0 ? all.join(' AND ') : null;
}

function quoted(value: string): string {
  return `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
