export { importShard, type ShardOptions } from './importShard';
export { planShards, type PlanOptions } from './plan';
export { reconcileShards, type ReconcileOptions } from './reconcile';
export { ShardError, type ShardState, type ShardTask } from './types';
export { watchShards, type WatchOptions } from './watch';
