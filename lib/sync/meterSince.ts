import type { Meter } from '../http';
import type { SyncEffort } from './report';

const TOO_MANY = '429';

/** What a meter counts from now on. */
export function meterSince(meter: Meter): () => SyncEffort {
  const before = { ...meter.totals(), waits: meter.waits() };
  return () => {
    const { total, status } = meter.totals();
    const waits = Object.entries(meter.waits()).map(([reason, ms]) => [reason, ms - (before.waits[reason] ?? 0)] as const);
    return {
      requests: total - before.total,
      throttled: (status[TOO_MANY] ?? 0) - (before.status[TOO_MANY] ?? 0),
      waits: Object.fromEntries(waits.filter(([, ms]) => ms > 0)),
    };
  };
}
