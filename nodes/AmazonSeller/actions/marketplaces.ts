import type { INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { AmazonClient } from '../../../lib/platforms/amazon-seller';
import { MARKETPLACES } from '../../../lib/platforms/amazon-seller/marketplaces';
import { listed, type Call } from './operation';

const OPTIONS = [...MARKETPLACES].sort((a, b) => a.name.localeCompare(b.name)).map(({ name, code, id, region }) => ({ name, value: id, description: `${code}, in the region ${region.toUpperCase()}` }));

export function marketplaceField(show: Record<string, string[]>): INodeProperties {
  return {
    displayName: 'Marketplace', name: 'marketplaceId', type: 'options', options: OPTIONS, default: 'ATVPDKIKX0DER',
    description: 'One that belongs to the region of the credential', displayOptions: { show },
  };
}

/** For collections: several may be chosen. */
export const marketplacesOption: INodeProperties = {
  displayName: 'Marketplaces', name: 'marketplaceIds', type: 'multiOptions', options: OPTIONS, default: [],
  description: 'Those of the credential, or all in which the seller takes part, when none is chosen',
};

/** Chosen ones, those of the credential, or all. Throws for one of another region, before anything is sent. */
export async function marketplacesFor(call: Call, chosen: unknown): Promise<string[]> {
  const { client } = call;
  const ids = listed(chosen);
  for (const id of ids) checkRegion(call, id);
  if (ids.length > 0) return ids;
  if (client.credential.marketplaceIds.length > 0) return [...client.credential.marketplaceIds];
  const known = all.get(client) ?? participating(call);
  all.set(client, known);
  return await known;
}

/** Asked once in a run: Amazon answers this about once a minute. */
const all = new WeakMap<AmazonClient, Promise<string[]>>();

async function participating({ amazon, client, signal }: Call): Promise<string[]> {
  const { payload } = await client.call(amazon.operations.getMarketplaceParticipations, { signal });
  return payload.filter(({ participation }) => participation.isParticipating).map(({ marketplace }) => marketplace.id);
}

export function checkRegion({ host, item, amazon, client }: Call, marketplaceId: string): string {
  const marketplace = amazon.findMarketplace(marketplaceId);
  const { region } = client.credential;
  if (!marketplace || marketplace.region === region) return marketplaceId;
  throw new NodeOperationError(host.getNode(), `${marketplace.name} does not belong to the region ${amazon.regionOf(region).name}`, {
    itemIndex: item, description: 'Choose a marketplace of the credential’s region, or a credential for the other region: each region has an authorization of its own. Nothing was sent.',
  });
}
