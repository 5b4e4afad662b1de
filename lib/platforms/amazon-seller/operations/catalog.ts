import { z } from 'zod';
import type { Operation } from '../operation';
import { anything, money, text, token } from './shapes';

const inMarketplace = z.object({ marketplaceId: z.string().optional() });

const catalogItem = z.object({
  asin: text,
  summaries: z.array(inMarketplace.extend({ brand: z.string().nullish(), itemName: z.string().nullish() }).passthrough()).nullish(),
  identifiers: z.array(inMarketplace.extend({ identifiers: z.array(z.object({ identifierType: z.string(), identifier: z.string() }).passthrough()) }).passthrough()).nullish(),
  productTypes: z.array(inMarketplace.extend({ productType: z.string().nullish() }).passthrough()).nullish(),
  images: z.array(inMarketplace.extend({ images: z.array(z.object({ variant: z.string(), link: z.string() }).passthrough()) }).passthrough()).nullish(),
}).passthrough();

export type CatalogItem = z.output<typeof catalogItem>;

/** @see https://developer-docs.amazon.com/sp-api/docs/catalog-items-api-v2022-04-01-reference */
export const searchCatalogItems = {
  name: 'searchCatalogItems', method: 'GET', path: '/catalog/2022-04-01/items', rate: 2, burst: 2, role: 'Product Listing',
  query: ['identifiers', 'identifiersType', 'marketplaceIds', 'includedData', 'sellerId', 'keywords', 'brandNames', 'classificationIds', 'pageSize', 'pageToken'],
  answer: z.object({ numberOfResults: z.number().optional(), pagination: z.object({ nextToken: token }).nullish(), items: z.array(catalogItem) }),
} satisfies Operation;

export const getCatalogItem = {
  name: 'getCatalogItem', method: 'GET', path: '/catalog/2022-04-01/items/{asin}', rate: 2, burst: 2, role: 'Product Listing', query: ['marketplaceIds', 'includedData'],
  answer: anything,
} satisfies Operation;

const listing = z.object({
  sku: text,
  summaries: z.array(inMarketplace.extend({ asin: z.string().nullish(), itemName: z.string().nullish(), status: z.array(z.string()).nullish(), productType: z.string().nullish() }).passthrough()).nullish(),
  offers: z.array(inMarketplace.extend({ offerType: z.string().nullish(), price: money.nullish() }).passthrough()).nullish(),
}).passthrough();

export type Listing = z.output<typeof listing>;

/** @see https://developer-docs.amazon.com/sp-api/docs/listings-items-api-v2021-08-01-reference */
export const searchListingsItems = {
  name: 'searchListingsItems', method: 'GET', path: '/listings/2021-08-01/items/{sellerId}', rate: 5, burst: 5, role: 'Product Listing',
  query: ['marketplaceIds', 'includedData', 'createdAfter', 'createdBefore', 'pageSize', 'pageToken'],
  answer: z.object({ numberOfResults: z.number(), pagination: z.object({ nextToken: token }).nullish(), items: z.array(listing) }),
} satisfies Operation;
