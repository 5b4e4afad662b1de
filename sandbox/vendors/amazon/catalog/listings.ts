import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { denied, invalid, missing } from '../answers';
import { decodeToken, encodeToken, iso, listed, money, type Call } from '../call';
import { priceIn, type Product } from '../data/products';

const MOST = 20;
/** Amazon ends a search here, whatever `numberOfResults` says. */
const MOST_RESULTS = 1000;
const CREATED_MS = Date.UTC(2024, 0, 15);

/** `GET /listings/2021-08-01/items/{sellerId}`. */
export function searchListingsItems(call: Call): Answer {
  const { query } = call.exchange;
  const refused = problemOf(call);
  if (refused) return refused;
  const size = Number(query.get('pageSize') ?? 10);
  const token = query.get('pageToken');
  const content = token === null ? { of: 'listings', from: 0 } : decodeToken(token);
  if (!(size >= 1 && size <= MOST) || content?.of !== 'listings') return invalid('pageSize or pageToken is not valid.');
  const from = Number(content.from);
  const to = Math.min(from + size, MOST_RESULTS);
  const { products } = call.seller;
  return json(200, {
    numberOfResults: products.length,
    ...(to < Math.min(products.length, MOST_RESULTS) ? { pagination: { nextToken: encodeToken({ of: 'listings', from: to }) } } : {}),
    items: products.slice(from, to).map((product) => listingOf(call, product)),
  });
}

/** `GET /listings/2021-08-01/items/{sellerId}/{sku}`. */
export function getListingsItem(call: Call): Answer {
  const refused = problemOf(call);
  if (refused) return refused;
  const product = call.seller.products.find(({ sku }) => sku === call.exchange.param('sku'));
  return product ? json(200, listingOf(call, product)) : missing(`SKU ${call.exchange.param('sku')} not found.`);
}

function problemOf(call: Call): Answer | null {
  const { facts } = call.seller;
  if (call.exchange.param('sellerId') !== facts.id) return denied('The seller id is not that of the access token.');
  const marketplaces = listed(call, 'marketplaceIds');
  const known = marketplaces.length === 1 && facts.marketplaces.some(({ id }) => id === marketplaces[0]);
  return known ? null : invalid('marketplaceIds must hold one marketplace of this region.');
}

function listingOf(call: Call, product: Product): object {
  const [marketplaceId = ''] = listed(call, 'marketplaceIds');
  const marketplace = call.seller.facts.marketplaces.find(({ id }) => id === marketplaceId);
  const wanted = new Set(listed(call, 'includedData'));
  if (wanted.size === 0) wanted.add('summaries');
  const stock = call.seller.stock.find(marketplaceId, product.sku);
  return {
    sku: product.sku,
    ...(wanted.has('summaries') ? {
      summaries: [{
        marketplaceId, asin: product.asin, productType: product.type, conditionType: 'new_new', status: product.index % 9 === 8 ? ['DISCOVERABLE'] : ['BUYABLE', 'DISCOVERABLE'],
        itemName: product.title, createdDate: iso(CREATED_MS), lastUpdatedDate: iso(CREATED_MS + product.index * 86_400_000),
        mainImage: { link: `https://m.media-amazon.example/${product.asin}.jpg`, height: 1000, width: 1000 },
      }],
    } : {}),
    ...(wanted.has('offers') && marketplace ? {
      offers: [{ marketplaceId, offerType: 'B2C', price: { currencyCode: marketplace.currency, amount: money(priceIn(product, marketplace)) } }],
    } : {}),
    ...(wanted.has('fulfillmentAvailability') ? {
      fulfillmentAvailability: [product.fba ? { fulfillmentChannelCode: 'AMAZON_NA', quantity: stock?.fulfillable ?? 0 } : { fulfillmentChannelCode: 'DEFAULT', quantity: 25 }],
    } : {}),
  };
}
