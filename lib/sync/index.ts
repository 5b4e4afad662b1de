export { applyEvents, type EventsApplied, type StoreEvent } from './applyEvents';
export { forgetCursors } from './cursors';
export { SyncUnderWay } from './failures';
export { closeInterrupted } from './historyRows';
export { successRates, syncHistory, type HistoryEntry, type HistoryFilter, type SuccessRate } from './history';
export type { SyncJob, SyncOptions, SyncProgress } from './job';
export type { StreamResult, StreamState, SyncCounts, SyncEffort, SyncFailure, SyncReport } from './report';
export { runSync } from './runSync';
