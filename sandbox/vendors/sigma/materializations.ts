import { randomUUID } from 'node:crypto';
import { isObject, json, parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { bad, missing, problem } from './answers';
import { SCHEDULES } from './data';
import type { SigmaSettings } from './settings';

interface Run {
  readonly document: string;
  readonly sheetId: string;
  readonly startedAt: number;
}

/** Materializations of workbooks and data models: pending, building, then as the schedule's name says. */
export class Materializations {
  private runs = new Map<string, Run>();

  constructor(private readonly settings: () => SigmaSettings) {}

  start(exchange: Exchange, document: string): Answer {
    const body = parseJson(exchange.body);
    const sheetId = isObject(body) ? body.sheetId : undefined;
    if (!SCHEDULES.some((schedule) => schedule.sheetId === sheetId)) return bad('Scheduled materialization is not configured for this element');
    const isRunning = [...this.runs.values()].some((run) => run.document === document && run.sheetId === sheetId && !this.isOver(run));
    if (isRunning) return problem(409, 'conflict', 'Materialization already in progress');
    const id = randomUUID();
    this.runs.set(id, { document, sheetId: String(sheetId), startedAt: performance.now() });
    return json(200, { materializationId: id });
  }

  show(id: string, document: string): Answer {
    const run = this.runs.get(id);
    if (!run || run.document !== document) return missing('Materialization');
    const startedAt = new Date(performance.timeOrigin + run.startedAt).toISOString();
    if (!this.isOver(run)) {
      const isPending = performance.now() - run.startedAt < this.settings().materializeMs / 3;
      return json(200, { materializationId: id, status: isPending ? 'pending' : 'building', startedAt });
    }
    const status = run.sheetId.replace('sheet-', '');
    const error = status === 'failed' ? { error: 'The warehouse refused the query' } : {};
    return json(200, { materializationId: id, status, startedAt, readyAt: new Date().toISOString(), ...error });
  }

  reset(): void {
    this.runs = new Map();
  }

  private isOver(run: Run): boolean {
    return performance.now() - run.startedAt >= this.settings().materializeMs;
  }
}
