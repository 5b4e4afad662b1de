import type { Cursor, StreamPage } from '../../../sync/types';
import { searchCatalogItems, searchListingsItems, type CatalogItem, type Listing } from '../operations';
import { offerOf, productRow, variantRows, type Offer } from '../rows/products';
import type { StreamContext } from './context';
import { summariesOf } from './inventory';

const PER_PAGE = 20;
const HOUR_MS = 3_600_000;
/** Before Amazon had sellers. */
const FIRST_MS = Date.UTC(1999, 0, 1);

/**
 * What the seller lists, with what the catalogue says of it. Amazon has no list of changes for that, and the SKUs of
 * an ASIN come on different pages: everything is read before the first page is given.
 */
export async function* readProducts(context: StreamContext, _from: Cursor | null): AsyncGenerator<StreamPage> {
  const at = new Date().toISOString();
  const byAsin = await offersByAsin(context);
  const asins = [...byAsin.keys()];
  for (let from = 0; from < asins.length; from += PER_PAGE) {
    const some = asins.slice(from, from + PER_PAGE);
    const items = await catalogOf(context, some, byAsin);
    const parts = some.map((asin) => ({ asin, offers: byAsin.get(asin) ?? [], item: items.get(asin) ?? null }));
    yield {
      rows: { products: parts.map(({ asin, offers, item }) => productRow(asin, offers, item)), variants: parts.flatMap(({ asin, offers, item }) => variantRows(asin, offers, item)) },
      cursor: null,
    };
  }
  yield { rows: {}, cursor: { at } };
}

export async function* productIds(context: StreamContext): AsyncGenerator<readonly string[]> {
  yield [...(await offersByAsin(context)).keys()];
}

async function offersByAsin(context: StreamContext): Promise<Map<string, Offer[]>> {
  const byAsin = new Map<string, Offer[]>();
  for (const marketplaceId of await context.marketplaceIds()) {
    for await (const offer of offersIn(context, marketplaceId)) {
      const known = byAsin.get(offer.asin);
      if (known) known.push(offer);
      else byAsin.set(offer.asin, [offer]);
    }
  }
  return byAsin;
}

/** From the listings where the merchant token is known; otherwise from the stock, which knows only what Amazon sends. */
async function* offersIn(context: StreamContext, marketplaceId: string): AsyncGenerator<Offer> {
  const sellerId = await context.sellerId();
  if (sellerId !== null) {
    for await (const listing of listingsBetween(context, sellerId, marketplaceId, FIRST_MS, Date.now() + HOUR_MS)) {
      const offer = offerOf(marketplaceId, listing);
      if (offer) yield offer;
    }
    return;
  }
  for await (const summaries of summariesOf(context, marketplaceId, null, false)) {
    for (const { sellerSku: sku, asin, productName } of summaries) if (sku && asin) yield { sku, asin, marketplaceId, title: productName || null, listing: null };
  }
}

/** Amazon ends a search after some pages, whatever number it tells: the time of creation is then cut in two. */
async function* listingsBetween(context: StreamContext, sellerId: string, marketplaceId: string, fromMs: number, toMs: number): AsyncGenerator<Listing> {
  const { client, signal } = context;
  const query = {
    marketplaceIds: [marketplaceId], includedData: ['summaries', 'offers'], pageSize: PER_PAGE,
    createdAfter: new Date(fromMs).toISOString(), createdBefore: new Date(toMs).toISOString(),
  };
  const held: Listing[] = [];
  let token: string | null = null;
  let told: number;
  do {
    const answer: { numberOfResults: number; items: Listing[]; pagination?: { nextToken?: string | null } | null } = await client.call(searchListingsItems, { signal, ids: { sellerId }, query: { ...query, pageToken: token } });
    held.push(...answer.items);
    told = answer.numberOfResults;
    token = answer.pagination?.nextToken || null;
  } while (token !== null);
  if (held.length >= told || toMs - fromMs < HOUR_MS) return yield* held;
  const middle = Math.floor((fromMs + toMs) / 2);
  yield* listingsBetween(context, sellerId, marketplaceId, fromMs, middle);
  yield* listingsBetween(context, sellerId, marketplaceId, middle, toMs);
}

/** What the catalogue says, asked in the first marketplace that lists each. */
async function catalogOf({ client, signal }: StreamContext, asins: readonly string[], byAsin: ReadonlyMap<string, readonly Offer[]>): Promise<Map<string, CatalogItem>> {
  const items = new Map<string, CatalogItem>();
  const marketplaceOf = (asin: string) => byAsin.get(asin)?.[0]?.marketplaceId ?? '';
  for (const marketplaceId of new Set(asins.map(marketplaceOf))) {
    const some = asins.filter((asin) => marketplaceOf(asin) === marketplaceId);
    const answer = await client.call(searchCatalogItems, {
      signal, query: { identifiers: some, identifiersType: 'ASIN', marketplaceIds: [marketplaceId], includedData: ['summaries', 'identifiers', 'productTypes', 'images'], pageSize: PER_PAGE },
    });
    for (const item of answer.items) items.set(item.asin, item);
  }
  return items;
}
