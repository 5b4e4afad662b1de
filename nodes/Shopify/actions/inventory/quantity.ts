import { randomUUID } from 'node:crypto';
import { changed, gid } from '../changing';
import { textOf, type Call, type Operation } from '../operation';

/** Sets or moves the stock of one item at one place. The key lets a lost answer be asked for again without a second change. */
export function quantityOperation(operation: 'setQuantity' | 'adjustQuantity'): Operation {
  const show = { resource: ['inventory'], operation: [operation] };
  const isSet = operation === 'setQuantity';
  return {
    fields: [
      {
        displayName: 'Location ID', name: 'locationId', type: 'string', default: '', required: true, placeholder: 'e.g. 655441491', displayOptions: { show },
        description: 'Where the stock lies, as Get shows it under inventoryLevels: the number, or the form gid://shopify/Location/655441491',
      },
      {
        displayName: isSet ? 'Quantity' : 'Change By', name: isSet ? 'quantity' : 'delta', type: 'number', default: 0, required: true, displayOptions: { show },
        description: isSet ? 'How many there are' : 'How many more, or fewer with a minus',
      },
      {
        displayName: 'Which Quantity', name: 'quantityName', type: 'options', default: 'available', description: 'The one that is written; the others follow', displayOptions: { show },
        options: [
          { name: 'Available', value: 'available', description: 'Can be sold now' },
          { name: 'On Hand', value: 'on_hand', description: 'Lies there, sold or not' },
        ],
      },
    ],
    execute: async (call) => {
      const amount = Number(call.host.getNodeParameter(isSet ? 'quantity' : 'delta', call.item));
      const place = await placeOf(call);
      const input = { name: textOf(call, 'quantityName'), reason: 'correction', [isSet ? 'quantities' : 'changes']: [{ ...place, [isSet ? 'quantity' : 'delta']: amount, changeFromQuantity: null }] };
      return await changed(call, isSet ? 'setStock' : 'adjustStock', { input, key: randomUUID() });
    },
  };
}

async function placeOf(call: Call) {
  return { inventoryItemId: await gid('InventoryItem', textOf(call, 'inventoryItemId')), locationId: await gid('Location', textOf(call, 'locationId')) };
}
