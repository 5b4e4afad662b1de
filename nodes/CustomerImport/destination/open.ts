import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Destination } from '../../../lib/delivery/types';
import type { Meter } from '../../../lib/http';
import { destinationEntry, type DestinationEntry } from '../../../lib/platforms/destinations';
import type { Warehouse } from '../../../lib/warehouse';
import { connect, limitIn, onTroubleOf } from '../../delivery/connection';
import { customerApiSettings, optionalText } from '../../delivery/settings';
import { egressOf } from '../../host/egress';
import { CUSTOMER_API } from './properties';

export interface OpenedDestination {
  readonly destination: Destination;
  readonly meter: Meter;
  close(): void;
}

/** Opens what was chosen; everybody who gives the same `warehouse` keeps its limit together. To be closed when the run ends. */
export type OpenChosen = (warehouse?: Warehouse) => Promise<OpenedDestination>;

/** The destination a person chose, its parameters read once per run. */
export function chosenDestination(host: IExecuteFunctions, options: IDataObject): OpenChosen {
  const name = destinationName(host);
  if (name !== CUSTOMER_API) return (warehouse) => openPlatform(host, destinationEntry(name), optionalText(options.destinationId), warehouse);
  const settings = customerApiSettings(host.getNode(), host.getNodeParameter('endpoint', 0) as string, options);
  return async (warehouse) => {
    const { api, meter } = await connect(host, settings, warehouse);
    return { destination: api.destination, meter, close: () => api.close() };
  };
}

/** Workflows saved before there was a choice name none. */
export function destinationName(host: IExecuteFunctions): string {
  return host.getNodeParameter('destination', 0, CUSTOMER_API) as string;
}

async function openPlatform(host: IExecuteFunctions, { name, credentialType, load }: DestinationEntry, destinationId: string | undefined, warehouse?: Warehouse): Promise<OpenedDestination> {
  const [platform, { createMeter }] = await Promise.all([load(), import('../../../lib/http')]);
  const credential = platform.parse(await host.getCredentials(credentialType));
  const meter = createMeter();
  const shared = warehouse && await limitIn(warehouse, [name, ...platform.accountOf(credential)]);
  const context = { meter, egress: egressOf(host.helpers), shared, onTrouble: onTroubleOf(host.logger), destinationId };
  const destination = platform.connect(credential, context);
  return { destination, meter, close: () => destination.close() };
}
