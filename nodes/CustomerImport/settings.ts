import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { MapperOptions } from '../../lib/mapping/types';
import { mapperOptions } from '../host/mapperOptions';
import { chosenDestination, type OpenChosen } from './destination/open';
import { templateName } from './destination/template';

const DEFAULT_ITEMS_LIMIT = 1000;

/** All that is the same for every file of one run. */
export interface ImportSettings {
  readonly open: OpenChosen;
  readonly mapper: MapperOptions;
  readonly dryRun: boolean;
  readonly fresh: boolean;
  /** Most items on the outputs Rejected and Failed. */
  readonly itemsLimit: number;
  /** As given; empty for the default. */
  readonly warehouseFolder: string;
  /** The options as they are, for reading the file. */
  readonly options: IDataObject;
}

/** Read once per run, with the first item. */
export function readSettings(host: IExecuteFunctions): ImportSettings {
  const options = host.getNodeParameter('options', 0, {}) as IDataObject;
  const limit = Number(options.rejectedItemsLimit ?? DEFAULT_ITEMS_LIMIT);
  return {
    open: chosenDestination(host, options),
    mapper: mapperOptions(host, options, templateName(host)),
    dryRun: host.getNodeParameter('dryRun', 0, false) as boolean,
    fresh: host.getNodeParameter('fresh', 0, false) as boolean,
    itemsLimit: Number.isFinite(limit) && limit >= 0 ? limit : DEFAULT_ITEMS_LIMIT,
    warehouseFolder: String(options.warehouseFolder ?? '').trim(),
    options,
  };
}
