import { z } from 'zod';
import { HttpFailure } from '../../../http';
import type { Called } from '../client';
import { query, type Operation } from '../operation';
import { listDocument, partsDocument } from '../queries/selection';
import { page, type pageInfo } from '../shapes';
import type { ReadContext } from './context';

export interface Page<Node> {
  readonly nodes: Node[];
  readonly pageInfo: z.output<typeof pageInfo>;
}

/** One list of the API: its name there, what is selected, how it is sorted. */
export interface ListOf<Node extends z.ZodTypeAny> {
  readonly list: string;
  readonly fields: string;
  readonly sortKey: string | null;
  readonly node: Node;
}

export const MOST_PER_PAGE = 250;
const SMALLEST_PAGE = 5;

export type DatedPage<Node> = Page<Node> & { readonly at: string | null };

/** Reads a list page by page. */
export function pagesOf<Node extends z.ZodTypeAny>(
  context: ReadContext, of: ListOf<Node>, search: string | null, first = MOST_PER_PAGE,
): AsyncGenerator<DatedPage<z.output<Node>>> {
  return walk(context, listOperation(of), { query: search }, (data) => data[of.list] as Page<z.output<Node>>, first);
}

/** Calls again and again, each time from the end of the page before. `at`: the server's clock when it answered. */
export async function* walk<Answer extends z.ZodTypeAny, Node>(
  context: ReadContext, operation: Operation<Answer>, variables: Readonly<Record<string, unknown>>,
  pick: (data: z.output<Answer>) => Page<Node> | null | undefined, first = MOST_PER_PAGE,
): AsyncGenerator<DatedPage<Node>> {
  let after: string | null = null;
  do {
    const { data, at }: Called<z.output<Answer>> = await sized(context, operation, { ...variables, after }, first);
    const found = pick(data);
    if (!found) return;
    yield { ...found, at };
    after = found.pageInfo.hasNextPage ? (found.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
}

export function listOperation<Node extends z.ZodTypeAny>({ list, fields, sortKey, node }: ListOf<Node>) {
  return query(`${list}.getMany`, listDocument(list, fields, sortKey), z.object({ [list]: page(node) }));
}

/**
 * Calls with the largest page that Shopify allows. What a page costs is its secret: where one is refused as too
 * costly, the answer says by how much, and the size that fits is kept.
 */
export async function sized<Answer extends z.ZodTypeAny>(
  { client, signal }: Pick<ReadContext, 'client' | 'signal'>, operation: Operation<Answer>, variables: Readonly<Record<string, unknown>>, most = MOST_PER_PAGE,
): Promise<Called<z.output<Answer>>> {
  const { pageSizes } = client.account;
  for (let first = Math.min(most, pageSizes.get(operation.text) ?? most); ;) {
    try {
      return await client.call(operation, { ...variables, first }, { signal });
    } catch (thrown) {
      const smaller = sizeThatFits(thrown, first);
      if (smaller === null) throw thrown;
      pageSizes.set(operation.text, smaller);
      first = smaller;
    }
  }
}

function sizeThatFits(thrown: unknown, first: number): number | null {
  if (!(thrown instanceof HttpFailure) || thrown.code !== 'MAX_COST_EXCEEDED' || first <= SMALLEST_PAGE) return null;
  const told = z.object({ errors: z.array(z.object({ extensions: z.object({ cost: z.number(), maxCost: z.number() }) })).min(1) }).safeParse(thrown.body);
  const extensions = told.success ? told.data.errors[0]?.extensions : undefined;
  const share = extensions ? (extensions.maxCost / extensions.cost) * 0.9 : 0.5;
  return Math.max(SMALLEST_PAGE, Math.min(Math.floor(first * share), first - 1));
}

/** Reads what a nested list has beyond its first page. */
export async function restOf<Node extends z.ZodTypeAny>(
  context: ReadContext, parent: { readonly type: string; readonly id: string }, of: Omit<ListOf<Node>, 'sortKey'>, firstPage: Partial<Page<z.output<Node>>> & Pick<Page<z.output<Node>>, 'nodes'>,
): Promise<z.output<Node>[]> {
  const nodes = [...firstPage.nodes];
  const operation = partsOperation(parent.type, of);
  let info = firstPage.pageInfo;
  while (info?.hasNextPage && info.endCursor) {
    const { data } = await sized(context, operation, { id: parent.id, after: info.endCursor });
    const whole = data[parent.type] as Record<string, Page<z.output<Node>>> | null | undefined;
    const next = whole?.[of.list];
    // It was deleted while it was read: what came so far is what there was.
    if (!next) return nodes;
    nodes.push(...next.nodes);
    info = next.pageInfo;
  }
  return nodes;
}

export function partsOperation<Node extends z.ZodTypeAny>(type: string, { list, fields, node }: Omit<ListOf<Node>, 'sortKey'>) {
  return query(`${type}.${list}`, partsDocument(type, list, fields), z.object({ [type]: z.object({ [list]: page(node) }).passthrough().nullish() }));
}
