import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { invalid, missing } from '../answers';
import { decodeToken, encodeToken, listed, type Call } from '../call';
import type { Product } from '../data/products';

const TYPES = ['ASIN', 'EAN', 'GTIN', 'ISBN', 'JAN', 'MINSAN', 'SKU', 'UPC'];
const DATA = ['attributes', 'classifications', 'dimensions', 'identifiers', 'images', 'productTypes', 'relationships', 'salesRanks', 'summaries', 'vendorDetails'];

/** `GET /catalog/2022-04-01/items`. Errors of this API have the status as their code. */
export function searchCatalogItems(call: Call): Answer {
  const { query } = call.exchange;
  const identifiers = listed(call, 'identifiers');
  const keywords = listed(call, 'keywords');
  const type = query.get('identifiersType') ?? '';
  const refused = problemOf(call, 1) ?? (
    (identifiers.length > 0) === (keywords.length > 0) ? 'Exactly one of identifiers and keywords must be given.'
      : identifiers.length > 20 || keywords.length > 20 ? 'At most 20 values may be given.'
        : identifiers.length > 0 && !TYPES.includes(type) ? 'identifiersType is required with identifiers.'
          : type === 'SKU' && query.get('sellerId') !== call.seller.facts.id ? 'sellerId is required when identifiersType is SKU.' : null
  );
  if (refused !== null) return invalid(refused, '400');
  const size = Number(query.get('pageSize') ?? 10);
  const from = offsetOf(call);
  if (!(size >= 1 && size <= 20) || from === null) return invalid('pageSize or pageToken is not valid.', '400');
  const found = call.seller.products.filter((product) => (identifiers.length > 0 ? identifiers.includes(identifierOf(product, type)) : hasAll(product, keywords)));
  const to = from + size;
  return json(200, {
    numberOfResults: found.length,
    ...(to < found.length ? { pagination: { nextToken: encodeToken({ of: 'catalog', from: to }) } } : {}),
    items: found.slice(from, to).map((product) => itemOf(call, product)),
    ...(keywords.length > 0 ? { refinements: { brands: [], classifications: [] } } : {}),
  });
}

/** `GET /catalog/2022-04-01/items/{asin}`. */
export function getCatalogItem(call: Call): Answer {
  const refused = problemOf(call, 20);
  if (refused !== null) return invalid(refused, '400');
  const product = call.seller.products.find(({ asin }) => asin === call.exchange.param('asin'));
  return product ? json(200, itemOf(call, product)) : missing('Requested item is not found in the marketplaces given.');
}

function problemOf(call: Call, most: number): string | null {
  const marketplaces = listed(call, 'marketplaceIds');
  if (marketplaces.length < 1 || marketplaces.length > most) return `marketplaceIds must hold 1 to ${most} marketplaces.`;
  const foreign = marketplaces.find((id) => !call.seller.facts.marketplaces.some((one) => one.id === id));
  if (foreign !== undefined) return `The marketplace ${foreign} is not one of this region.`;
  const unknown = listed(call, 'includedData').find((one) => !DATA.includes(one));
  return unknown === undefined ? null : `includedData holds ${unknown}, which is not known.`;
}

function offsetOf({ exchange }: Call): number | null {
  const token = exchange.query.get('pageToken');
  if (token === null) return 0;
  const content = decodeToken(token);
  return content?.of === 'catalog' ? Number(content.from) : null;
}

function identifierOf(product: Product, type: string): string {
  return type === 'ASIN' ? product.asin : type === 'SKU' ? product.sku : type === 'EAN' || type === 'GTIN' ? product.ean : '';
}

function hasAll({ title, brand }: Product, keywords: readonly string[]): boolean {
  const text = `${title} ${brand}`.toLowerCase();
  return keywords.every((word) => text.includes(word.toLowerCase()));
}

function itemOf(call: Call, product: Product): object {
  const wanted = new Set(listed(call, 'includedData'));
  if (wanted.size === 0) wanted.add('summaries');
  const each = (content: object) => listed(call, 'marketplaceIds').map((marketplaceId) => ({ marketplaceId, ...content }));
  return {
    asin: product.asin,
    ...(wanted.has('summaries') ? { summaries: each({ brand: product.brand, itemName: product.title, itemClassification: 'BASE_PRODUCT', manufacturer: product.brand }) } : {}),
    ...(wanted.has('identifiers') ? { identifiers: each({ identifiers: [{ identifierType: 'EAN', identifier: product.ean }] }) } : {}),
    ...(wanted.has('productTypes') ? { productTypes: each({ productType: product.type }) } : {}),
    ...(wanted.has('images') ? { images: each({ images: [{ variant: 'MAIN', link: `https://m.media-amazon.example/${product.asin}.jpg`, height: 1000, width: 1000 }] }) } : {}),
    ...(wanted.has('attributes') ? { attributes: { brand: [{ value: product.brand }] } } : {}),
  };
}
