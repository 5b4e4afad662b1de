import type { ICredentialsDisplayOptions, IDisplayOptions, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { DESTINATIONS } from '../../../lib/platforms/destinations';

/** Any REST API, described by the node's own parameters. */
export const CUSTOMER_API = 'customerApi';
/** An operation that reads no file and sends nothing. */
const WAITING = ['waitForShards'];

const NAMES: readonly string[] = [CUSTOMER_API, ...DESTINATIONS.map(({ name }) => name)];

export const destinationProperties: readonly INodeProperties[] = [
  {
    displayName: 'Destination',
    name: 'destination',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Customer API', value: CUSTOMER_API, description: 'Any REST API that takes customers' },
      ...DESTINATIONS.map(({ name, displayName }) => ({ name: displayName, value: name, description: `Customers of a ${displayName} store` })),
    ],
    default: CUSTOMER_API,
    description: 'Where the customers are created',
    displayOptions: { hide: { operation: WAITING } },
  },
];

/** The credential of the chosen destination, and the warehouse that remembers. */
export const importCredentials: INodeCredentialDescription[] = [
  { name: CUSTOMER_API, required: true, displayOptions: onlyFor(CUSTOMER_API) },
  ...DESTINATIONS.map(({ name, credentialType }) => ({ name: credentialType, required: true, displayOptions: onlyFor(name) })),
  { name: 'warehouseApi', required: false, testedBy: 'warehouseTest' },
];

/**
 * Conditions under which something is asked for. Said by `hide`: workflows saved before there was a choice have none,
 * and where `show` of credentials speaks of every option of a parameter, the editor puts one list of credentials in
 * its place.
 */
function onlyFor(destination: string): ICredentialsDisplayOptions {
  return { hide: { destination: others(destination), operation: WAITING } };
}

/** A parameter that only a Customer API has. */
export function ofCustomerApi(property: INodeProperties): INodeProperties {
  return withHidden(property, { destination: others(CUSTOMER_API) });
}

/** The same inside the options. */
export function optionOfCustomerApi(property: INodeProperties): INodeProperties {
  return withHidden(property, { '/destination': others(CUSTOMER_API) });
}

/** A parameter that only the platforms have. */
export function ofPlatforms(property: INodeProperties): INodeProperties {
  return withHidden(property, { destination: [CUSTOMER_API] });
}

function others(destination: string): string[] {
  return NAMES.filter((name) => name !== destination);
}

function withHidden(property: INodeProperties, hide: NonNullable<IDisplayOptions['hide']>): INodeProperties {
  const { displayOptions } = property;
  return { ...property, displayOptions: { ...displayOptions, hide: { ...displayOptions?.hide, ...hide } } };
}
