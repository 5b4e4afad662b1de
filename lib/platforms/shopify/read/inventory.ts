import { z } from 'zod';
import type { Cursor, StreamPage } from '../../../sync/types';
import type { InventoryRow } from '../../../warehouse/storeRows';
import { query } from '../operation';
import {
  itemFields, levelFields, levelShape, LOCATED_LEVEL_FIELDS, locatedLevelShape, stockedProductFields, stockedProductShape, stockedVariantFields, stockedVariantShape, stockShape,
  type LocatedLevel, type Stock,
} from '../queries/products';
import { inventoryRow } from '../rows/product';
import { page, text } from '../shapes';
import { selectionOf, type ReadContext } from './context';
import { pagesOf, partsOperation, restOf, walk, type Page } from './pages';

const OVERLAP_MS = 120_000;

export const locationsQuery = query(
  'locations.getMany', 'query Locations($first: Int!, $after: String) { locations(first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { id name } } }',
  z.object({ locations: page(z.object({ id: text, name: text })) }),
);

/**
 * Stock of every item at first; afterwards what changed, location by location, for an item does not change with its stock;
 * then the items of products that changed, for stock does not change with the name, the SKU or the tracking of its item.
 */
export async function* readInventory(context: ReadContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const startedAt = (await context.client.call(locationsQuery, { first: 1, after: null }, { signal: context.signal })).at ?? from?.at ?? new Date(0).toISOString();
  if (from === null) {
    for await (const { rows, isLast } of allStock(context)) yield { rows: { inventory: rows }, cursor: isLast ? { at: startedAt } : null };
    return;
  }
  const since = new Date(Date.parse(from.at) - OVERLAP_MS).toISOString();
  const locations = await locationsOf(context);
  for (const id of locations) {
    for await (const nodes of changedLevels(context, id, since)) {
      yield { rows: { inventory: nodes.map((level) => inventoryRow(level.item, level)) }, cursor: null };
    }
  }
  for await (const inventory of stockOfChangedProducts(context, since)) yield { rows: { inventory }, cursor: null };
  yield { rows: {}, cursor: { at: startedAt } };
}

export async function* inventoryIds(context: ReadContext): AsyncGenerator<readonly string[]> {
  for await (const { rows } of allStock(context)) yield rows.map(({ id }) => id);
}

async function* allStock(context: ReadContext): AsyncGenerator<{ rows: InventoryRow[]; isLast: boolean }> {
  const fields = itemFields(await selectionOf(context, false));
  for await (const { nodes, pageInfo } of pagesOf(context, { list: 'inventoryItems', fields, sortKey: null, node: stockShape }, null)) {
    const rows: InventoryRow[] = [];
    for (const item of nodes) rows.push(...(await stockRows(context, item)));
    yield { rows, isLast: !pageInfo.hasNextPage };
  }
}

/** Stock of one item at every place. */
export async function stockRows(context: ReadContext, item: Stock): Promise<InventoryRow[]> {
  const fields = levelFields(await selectionOf(context, false));
  const levels = await restOf(context, { type: 'inventoryItem', id: item.id }, { list: 'inventoryLevels', fields, node: levelShape }, item.inventoryLevels);
  return levels.map((level) => inventoryRow(item, level));
}

async function locationsOf(context: ReadContext): Promise<string[]> {
  const ids: string[] = [];
  for await (const { nodes } of walk(context, locationsQuery, {}, ({ locations }) => locations)) ids.push(...nodes.map(({ id }) => id));
  return ids;
}

export const changedLevelsQuery = query(
  'location.inventoryLevels',
  `query Levels($id: ID!, $first: Int!, $after: String, $query: String) { location(id: $id) { id inventoryLevels(first: $first, after: $after, query: $query) { pageInfo { hasNextPage endCursor } nodes { ${LOCATED_LEVEL_FIELDS} } } } }`,
  partsOperation('location', { list: 'inventoryLevels', fields: '', node: locatedLevelShape }).answer,
);

async function* changedLevels(context: ReadContext, id: string, since: string): AsyncGenerator<LocatedLevel[]> {
  const pages = walk(context, changedLevelsQuery, { id, query: `updated_at:>='${since}'` }, ({ location }) => (location as { inventoryLevels: Page<LocatedLevel> } | null | undefined)?.inventoryLevels);
  for await (const { nodes } of pages) yield nodes;
}

async function* stockOfChangedProducts(context: ReadContext, since: string): AsyncGenerator<InventoryRow[]> {
  const selection = await selectionOf(context, false);
  const of = { list: 'products', fields: stockedProductFields(selection), sortKey: 'UPDATED_AT', node: stockedProductShape };
  for await (const { nodes } of pagesOf(context, of, `updated_at:>='${since}'`)) {
    const rows: InventoryRow[] = [];
    for (const product of nodes) {
      const variants = await restOf(context, { type: 'product', id: product.id }, { list: 'variants', fields: stockedVariantFields(selection), node: stockedVariantShape }, product.variants);
      for (const { inventoryItem } of variants) rows.push(...(await stockRows(context, inventoryItem)));
    }
    yield rows;
  }
}
