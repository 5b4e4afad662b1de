/**
 * The lines of one object of a result: itself, then the objects of its nested connections, each with the id of its
 * parent. Slashes are escaped, as the vendor's own encoder does.
 */
export function linesOf(node: Readonly<Record<string, unknown>>, parentId: string | null): string[] {
  const own: Record<string, unknown> = {};
  const nested: Record<string, unknown>[] = [];
  for (const [name, value] of Object.entries(node)) {
    const edges = edgesOf(value);
    if (edges) nested.push(...edges);
    else own[name] = value;
  }
  if (parentId !== null) own.__parentId = parentId;
  return [JSON.stringify(own).replaceAll('/', '\\/'), ...nested.flatMap((child) => linesOf(child, String(node.id)))];
}

/** The nodes of a connection; null for anything else. */
export function edgesOf(value: unknown): Record<string, unknown>[] | null {
  if (typeof value !== 'object' || value === null || !('edges' in value) || !Array.isArray(value.edges)) return null;
  return (value.edges as { node: Record<string, unknown> }[]).map(({ node }) => node);
}
