import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { openWarehouse, type OpenOptions } from '../warehouse';
import { createLedger } from './ledger';
import type { Counts, ImportReport, Ledger, OpenedRun, RunIdentity } from './types';

export interface BookOptions {
  readonly warehouse: OpenOptions;
  readonly inputName: string;
  readonly dryRun: boolean;
  readonly fresh: boolean;
}

/** A run's ledger for as long as the run lasts. A dry run reads it, where there is one, and writes nothing. */
export interface Book {
  readonly ledger: Ledger | null;
  readonly opened: OpenedRun;
  close(state: 'finished' | 'stopped', counts: Counts, report?: ImportReport): Promise<void>;
}

export async function openBook(identity: RunIdentity, options: BookOptions): Promise<Book> {
  if (options.dryRun && 'folder' in options.warehouse && !existsSync(options.warehouse.folder)) return blankBook();
  const warehouse = await openWarehouse(options.warehouse);
  try {
    const ledger = createLedger(warehouse);
    const opened = options.dryRun ? await peek(ledger, identity, options.fresh) : await ledger.open(identity, options);
    return {
      ledger: options.dryRun && opened.previous === 'none' ? null : ledger,
      opened,
      async close(state, counts, report) {
        try {
          if (!options.dryRun) await ledger.note(counts, state, report);
          await ledger.close();
          // All is committed: what keeps the warehouse from being tidied is no failure of the import, and the next one tries again.
          if (!options.dryRun && state === 'finished') await warehouse.tidy().catch(() => undefined);
        } finally {
          await warehouse.close();
        }
      },
    };
  } catch (error) {
    await warehouse.close();
    throw error;
  }
}

async function peek(ledger: Ledger, identity: RunIdentity, fresh: boolean): Promise<OpenedRun> {
  return (fresh ? null : await ledger.peek(identity)) ?? newRun();
}

function blankBook(): Book {
  return { ledger: null, opened: newRun(), close: async () => undefined };
}

function newRun(): OpenedRun {
  return { runId: randomUUID(), startedAt: new Date().toISOString(), previous: 'none' };
}
