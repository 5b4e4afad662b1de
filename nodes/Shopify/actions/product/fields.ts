import type { INodeProperties } from 'n8n-workflow';

const text = (displayName: string, name: string, description: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description });

/** What a product may have, as a collection. */
export function productFields(operation: string, withTitle: boolean): INodeProperties {
  const options: INodeProperties[] = [
    text('Description HTML', 'descriptionHtml', 'What buyers read, as HTML'),
    text('Handle', 'handle', 'Part of its address in the store'),
    text('Product Type', 'productType', 'Kind of product'),
    {
      displayName: 'Status', name: 'status', type: 'options', default: 'DRAFT', description: 'Whether buyers see it',
      options: [
        { name: 'Active', value: 'ACTIVE', description: 'Ready to be sold' },
        { name: 'Archived', value: 'ARCHIVED', description: 'No longer sold' },
        { name: 'Draft', value: 'DRAFT', description: 'Not ready yet' },
      ],
    },
    text('Tags', 'tags', 'Separated by commas. They replace those that are there.'),
    ...(withTitle ? [text('Title', 'title', 'Name of the product')] : []),
    text('Vendor', 'vendor', 'Who makes it'),
  ];
  return {
    displayName: 'Fields', name: 'fields', type: 'collection', placeholder: 'Add Field', default: {}, options, description: 'What is written; everything else stays as it is',
    displayOptions: { show: { resource: ['product'], operation: [operation] } },
  };
}
