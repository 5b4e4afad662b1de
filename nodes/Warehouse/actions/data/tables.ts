import type { INodePropertyOptions } from 'n8n-workflow';
import type { StoreTable } from '../../../../lib/warehouse/storeRows';

/** Tables of store data, as people choose them. */
export const TABLES: readonly (INodePropertyOptions & { readonly value: StoreTable })[] = [
  { name: 'Customers', value: 'customers', description: 'Who bought, or may' },
  { name: 'Inventory', value: 'inventory', description: 'Stock of variants at places' },
  { name: 'Order Lines', value: 'order_lines', description: 'What orders consist of' },
  { name: 'Orders', value: 'orders', description: 'Orders with their amounts' },
  { name: 'Products', value: 'products', description: 'What is sold' },
  { name: 'Records', value: 'records', description: 'What fits no other table, by stream' },
  { name: 'Transactions', value: 'transactions', description: 'Money that moved: sales, refunds, fees, payouts' },
  { name: 'Variants', value: 'variants', description: 'Versions of products, with prices' },
];
