import type { INodeProperties } from 'n8n-workflow';
import { oneItem, type Call } from '../operation';

export const fields: INodeProperties[] = [];

/** What this connection can do, without asking Sigma and without secrets. */
export async function execute({ sigma, options }: Call) {
  const { baseUrl, clientId, clientSecret } = options.credential;
  return oneItem({
    enabled: clientId !== '' && clientSecret !== '',
    baseUrl,
    cloud: sigma.cloudOf(baseUrl),
    regions: sigma.REGIONS.map(({ name, baseUrl: address }) => ({ name, baseUrl: address })),
    exportFormats: [...sigma.EXPORT_FORMATS],
    pageSizes: [25, 50, 100, 500, 1000],
    largestPageSize: sigma.MOST_PER_PAGE,
  });
}
