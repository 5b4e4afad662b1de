import type { IExecuteFunctions } from 'n8n-workflow';
import type { ImportOptions } from '../../lib/delivery';
import type { OpenOptions, Warehouse } from '../../lib/warehouse';
import { inputOf } from '../host/byteInput';
import { toReadOptions } from '../host/readOptions';
import type { Scratch } from '../host/scratch';
import { ledgerPlace } from './ledgerPlace';
import type { ImportSettings } from './settings';

export type StepOptions = Omit<ImportOptions, 'rejectedTo' | 'failedTo' | 'dryRun' | 'fresh'>;

/** Does a step of an import with the file of one input item, the destination and the warehouse at hand. */
export async function withImport<T>(
  host: IExecuteFunctions, item: number, settings: ImportSettings, scratch: Scratch, step: (options: StepOptions) => Promise<T>,
): Promise<T> {
  const signal = host.getExecutionCancelSignal();
  const input = await inputOf(host, item, scratch);
  const warehouse = await ledgerPlace(host, settings.warehouseFolder);
  const shared = settings.dryRun ? null : await openShared(warehouse);
  const { destination, meter, close } = await settings.open(shared ?? undefined);
  try {
    return await step({
      open: input.open,
      inputName: input.name,
      read: toReadOptions(settings.options, input.name, signal),
      mapper: settings.mapper,
      destination,
      meter,
      warehouse,
      signal,
    });
  } finally {
    close();
    await shared?.close();
  }
}

/** A PostgreSQL has other processes at it, and they keep the limits of an API together. */
async function openShared(options: OpenOptions): Promise<Warehouse | null> {
  if (!('postgres' in options)) return null;
  const { openWarehouse } = await import('../../lib/warehouse');
  return await openWarehouse(options);
}
