export { PER_BATCH, writeBatch, type BatchAction, type BatchOutcome } from './batch';
export { countOf, getOne, queryOf, removeOne, rowsOf, type Filters } from './collections';
export { checkedCredential, type WooCredential } from './credential';
export { customerDestination, wooDestination } from './destination';
export { createWooClient, type WooClient, type WooOptions } from './rest/client';
export { Lists } from './rest/lists';
export type { Raw } from './rest/shapes';
export { wooStore, type WooConnection } from './store';
