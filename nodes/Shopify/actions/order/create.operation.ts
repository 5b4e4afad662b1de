import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { changed, gid } from '../changing';
import { filledIn, rowsOf, withTags, type Call } from '../operation';

const show = { resource: ['order'], operation: ['create'] };
const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description, placeholder });

export const fields: INodeProperties[] = [
  {
    displayName: 'Line Items', name: 'lineItems', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Line Item', default: {}, required: true,
    description: 'What is bought, at least one: a variant of the store, or a title with a price', displayOptions: { show },
    options: [{
      displayName: 'Line Item', name: 'line',
      values: [
        text('Price', 'price', 'For one, in the store’s currency. Empty for the variant’s own price.', 'e.g. 19.90'),
        { displayName: 'Quantity', name: 'quantity', type: 'number', typeOptions: { minValue: 1 }, default: 1, description: 'How many' },
        text('Title', 'title', 'Of something that is no variant of the store'),
        text('Variant ID', 'variantId', 'The variant that is bought', 'e.g. 42576011198537'),
      ],
    }],
  },
  {
    displayName: 'Fields', name: 'fields', type: 'collection', placeholder: 'Add Field', default: {}, description: 'What else the order has', displayOptions: { show },
    options: [
      text('Customer ID', 'customerId', 'Customer of the store who buys', 'e.g. 207119551'),
      text('Email', 'email', 'Address of the buyer', 'name@email.com'),
      {
        displayName: 'Financial Status', name: 'financialStatus', type: 'options', default: 'PENDING', description: 'Whether it is paid',
        options: [
          { name: 'Authorized', value: 'AUTHORIZED', description: 'The payment is authorized, not yet taken' },
          { name: 'Paid', value: 'PAID', description: 'The payment has been taken' },
          { name: 'Pending', value: 'PENDING', description: 'Not paid yet' },
        ],
      },
      text('Note', 'note', 'For the people of the store'),
      text('PO Number', 'poNumber', 'The buyer’s own number of the order'),
      text('Tags', 'tags', 'Separated by commas', 'e.g. gift, express'),
      { displayName: 'Test', name: 'test', type: 'boolean', default: false, description: 'Whether it is an order for trial only' },
    ],
  },
];

/** A new order. Shopify has no key against creating one twice: after a lost answer it is not sent again. */
export async function execute(call: Call) {
  const rows = rowsOf(call, 'lineItems', 'line');
  const { facts } = await call.context.shop();
  const lineItems = await Promise.all(rows.map((row, at) => lineOf(call, row, at, facts.currencyCode)));
  const { customerId, ...more } = withTags(filledIn(call, 'fields'));
  const customer = customerId === undefined ? {} : { customer: { toAssociate: { id: await gid('Customer', String(customerId)) } } };
  return await changed(call, 'createOrder', { order: { ...more, ...customer, lineItems } });
}

async function lineOf({ host, item }: Call, row: IDataObject, at: number, currencyCode: string): Promise<object> {
  const [variantId, title, price] = ['variantId', 'title', 'price'].map((name) => String(row[name] ?? '').trim());
  if (price !== '' && !/^\d+(\.\d+)?$/.test(price ?? '')) {
    throw new NodeOperationError(host.getNode(), `The price of line item ${at + 1} is not a decimal number`, { itemIndex: item, description: 'Give it like 19.90. Nothing was sent.' });
  }
  return {
    quantity: Number(row.quantity ?? 1), ...(variantId && { variantId: await gid('ProductVariant', variantId) }), ...(title && { title }),
    ...(price && { priceSet: { shopMoney: { amount: price, currencyCode } } }),
  };
}
