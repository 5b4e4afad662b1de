import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ImportOptions } from '../../lib/delivery';
import type { ImportReport } from '../../lib/delivery/types';
import { Scratch } from '../host/scratch';
import { ProblemFile } from './problemFile';
import { logProgress } from './progress';
import type { ImportSettings } from './settings';
import { summaryItem, tellOutcome } from './summary';
import { withImport } from './withImport';

export interface Imported {
  readonly summary: readonly INodeExecutionData[];
  readonly rejected: readonly INodeExecutionData[];
  readonly failed: readonly INodeExecutionData[];
}

export type Step = (options: ImportOptions) => Promise<ImportReport>;

/** Imports the file that one input item stands for. */
export async function importItem(host: IExecuteFunctions, item: number, settings: ImportSettings): Promise<Imported> {
  const { dryRun, fresh } = settings;
  return await reportedStep(host, item, settings, async (options) => {
    const { runImport } = await import('../../lib/delivery');
    return await runImport({ ...options, dryRun, fresh });
  });
}

/** A step that ends in a report, with the rows that did not land. */
export async function reportedStep(host: IExecuteFunctions, item: number, settings: ImportSettings, step: Step): Promise<Imported> {
  const scratch = await Scratch.create();
  const rejected = new ProblemFile('rejected.csv', scratch);
  const failed = new ProblemFile('failed.csv', scratch);
  const { onProgress } = await import('../../lib/delivery');
  const stopListening = logProgress(host.logger, onProgress);
  try {
    const report = await withImport(host, item, settings, scratch, (options) => step({ ...options, rejectedTo: rejected.sink, failedTo: failed.sink }));
    await Promise.all([rejected.written(), failed.written()]);
    tellOutcome(host, report, settings.itemsLimit);
    return {
      summary: [await summaryItem(host, item, report, { rejected, failed })],
      rejected: await rejected.items(item, settings.itemsLimit),
      failed: await failed.items(item, settings.itemsLimit),
    };
  } finally {
    stopListening();
    rejected.destroy();
    failed.destroy();
    await scratch.dispose();
  }
}
