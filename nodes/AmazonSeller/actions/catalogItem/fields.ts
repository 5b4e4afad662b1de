import type { INodeProperties } from 'n8n-workflow';

const DATA: readonly (readonly [string, string, string])[] = [
  ['attributes', 'Attributes', 'Everything the catalogue says of it'], ['classifications', 'Classifications', 'Browse nodes'], ['dimensions', 'Dimensions', 'Sizes and weights'],
  ['identifiers', 'Identifiers', 'EAN, UPC and others'], ['images', 'Images', 'Addresses of pictures'], ['productTypes', 'Product Types', 'What kind of product it is'],
  ['relationships', 'Relationships', 'Variations and packs'], ['salesRanks', 'Sales Ranks', 'Ranks in categories'], ['summaries', 'Summaries', 'Name, brand and the like'],
];

export const dataField = (show: Record<string, string[]>): INodeProperties => ({
  displayName: 'Include', name: 'includedData', type: 'multiOptions', options: DATA.map(([value, name, description]) => ({ name, value, description })), default: ['summaries'],
  description: 'Which parts of the item come with it', displayOptions: { show },
});
