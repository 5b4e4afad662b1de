import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ImportReport } from '../../lib/delivery/types';
import type { OpenOptions } from '../../lib/warehouse';
import { connect } from '../delivery/connection';
import { inputOf } from '../host/byteInput';
import { toReadOptions } from '../host/readOptions';
import { Scratch } from '../host/scratch';
import { hasWarehouse, warehouseAccess } from '../host/warehouse';
import { warehouseFolderOf } from '../host/warehouseFolder';
import { ProblemFile } from './problemFile';
import { logProgress } from './progress';
import type { ImportSettings } from './settings';
import { summaryItem, tellOutcome } from './summary';

export interface Imported {
  readonly summary: INodeExecutionData;
  readonly rejected: INodeExecutionData[];
  readonly failed: INodeExecutionData[];
}

/** Imports the file that one input item stands for. */
export async function importItem(host: IExecuteFunctions, item: number, settings: ImportSettings): Promise<Imported> {
  const scratch = await Scratch.create();
  const rejected = new ProblemFile('rejected.csv', scratch);
  const failed = new ProblemFile('failed.csv', scratch);
  try {
    const report = await run(host, item, settings, { scratch, rejected, failed });
    tellOutcome(host, report, settings.itemsLimit);
    return {
      summary: await summaryItem(host, item, report, { rejected, failed }),
      rejected: await rejected.items(item, settings.itemsLimit),
      failed: await failed.items(item, settings.itemsLimit),
    };
  } finally {
    rejected.destroy();
    failed.destroy();
    await scratch.dispose();
  }
}

/** The credential's warehouse where one is chosen, else the folder of the options. */
async function ledgerPlace(host: IExecuteFunctions, { warehouseFolder }: ImportSettings): Promise<OpenOptions> {
  if (hasWarehouse(host)) return (await warehouseAccess(host)).options;
  return { folder: await warehouseFolderOf(host, warehouseFolder) };
}

interface Files {
  readonly scratch: Scratch;
  readonly rejected: ProblemFile;
  readonly failed: ProblemFile;
}

async function run(host: IExecuteFunctions, item: number, settings: ImportSettings, files: Files): Promise<ImportReport> {
  const signal = host.getExecutionCancelSignal();
  const input = await inputOf(host, item, files.scratch);
  const warehouse = await ledgerPlace(host, settings);
  const { api, meter } = await connect(host, settings.api);
  const { runImport, onProgress } = await import('../../lib/delivery');
  const stopListening = logProgress(host.logger, onProgress);
  try {
    const report = await runImport({
      open: input.open,
      inputName: input.name,
      read: toReadOptions(settings.options, input.name, signal),
      mapper: settings.mapper,
      destination: api.destination,
      meter,
      warehouse,
      dryRun: settings.dryRun,
      fresh: settings.fresh,
      signal,
      rejectedTo: files.rejected.sink,
      failedTo: files.failed.sink,
    });
    await Promise.all([files.rejected.written(), files.failed.written()]);
    return report;
  } finally {
    stopListening();
    api.close();
  }
}
