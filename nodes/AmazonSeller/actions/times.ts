import { NodeOperationError } from 'n8n-workflow';
import type { Call } from './operation';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;

/** A date parameter as ISO 8601 in UTC; one without a zone is of the workflow's time zone. Undefined where it is empty. */
export function timeOf(call: Call, value: unknown, label: string): string | undefined {
  const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
  if (text === '') return undefined;
  const local = LOCAL.exec(text);
  const at = local ? inZone(Date.parse(`${local[1]}T${local[2] ?? '00:00'}Z`), call.host.getTimezone()) : Date.parse(text);
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new NodeOperationError(call.host.getNode(), `"${label}" is no date`, {
    itemIndex: call.item, description: 'Give a date such as 2026-11-01 or 2026-11-01T08:00:00Z. Nothing was sent.',
  });
}

/** The moment at which clocks of a zone show what clocks in UTC show at `shown`. */
function inZone(shown: number, timeZone: string): number {
  const first = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(first, timeZone);
}

/** Milliseconds a zone is ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  if (Number.isNaN(at)) return 0;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(new Date(at));
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(at / 1000) * 1000;
}
