import { quantityOperation } from './quantity';

export const { fields, execute } = quantityOperation('setQuantity');
