import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Call } from './operation';

type Where = Pick<Call, 'host' | 'item'>;
type Value = IDataObject[string];

const CHECKED: ReadonlyMap<string, (call: Where, value: Value) => Value> = new Map([
  ['categories', (call: Where, value: Value) => idList(call, value)],
  ['regular_price', (call: Where, value: Value) => checkedPrice(call, 'Regular Price', value)],
  ['sale_price', (call: Where, value: Value) => checkedPrice(call, 'Sale Price', value)],
]);

/** Fields that were entered, as WooCommerce takes them. Throws NodeOperationError for what it would misread without a word. */
export function checkedFields(call: Where, fields: IDataObject): IDataObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, CHECKED.get(name)?.(call, value) ?? value]));
}

/** A store whose decimal sign is the point would make 1050 of "10,50". */
export function checkedPrice(call: Where, label: string, value: Value): string {
  const price = String(value).trim();
  if (/^\d+(\.\d+)?$/.test(price)) return price;
  throw refused(call, `The ${label} "${price}" is no amount`, 'Write digits with a point before the decimals, such as 1234.50; nothing was sent.');
}

function idList(call: Where, value: Value): Value {
  if (typeof value === 'object') return value;
  return String(value).split(',').map((part) => part.trim()).filter((part) => part !== '').map((id) => {
    if (!/^\d+$/.test(id)) throw refused(call, `The Category ID "${id}" is no number`, 'Give the numbers of categories, separated by commas, such as 15,16; nothing was sent.');
    return { id: Number(id) };
  });
}

function refused({ host, item }: Where, message: string, description: string): NodeOperationError {
  return new NodeOperationError(host.getNode(), message, { itemIndex: item, description });
}
