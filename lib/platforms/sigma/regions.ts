export interface Region {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
}

/**
 * Every host Sigma runs. An organisation lives on exactly one, and the others refuse its tokens; its own stands
 * under Administration > Developer Access > API base URL.
 * @see https://help.sigmacomputing.com/reference/get-started-sigma-api
 */
export const REGIONS: readonly Region[] = [
  { id: 'aws-us-west', name: 'AWS-US (West)', baseUrl: 'https://aws-api.sigmacomputing.com' },
  { id: 'aws-us-east', name: 'AWS-US (East)', baseUrl: 'https://api.us-a.aws.sigmacomputing.com' },
  { id: 'aws-ca', name: 'AWS-CA', baseUrl: 'https://api.ca.aws.sigmacomputing.com' },
  { id: 'aws-eu', name: 'AWS-EU', baseUrl: 'https://api.eu.aws.sigmacomputing.com' },
  { id: 'aws-uk', name: 'AWS-UK', baseUrl: 'https://api.uk.aws.sigmacomputing.com' },
  { id: 'aws-au', name: 'AWS-AU', baseUrl: 'https://api.au.aws.sigmacomputing.com' },
  { id: 'azure-us', name: 'Azure-US', baseUrl: 'https://api.us.azure.sigmacomputing.com' },
  { id: 'azure-eu', name: 'Azure-EU', baseUrl: 'https://api.eu.azure.sigmacomputing.com' },
  { id: 'azure-ca', name: 'Azure-CA', baseUrl: 'https://api.ca.azure.sigmacomputing.com' },
  { id: 'azure-uk', name: 'Azure-UK', baseUrl: 'https://api.uk.azure.sigmacomputing.com' },
  { id: 'azure-au', name: 'Azure-AU', baseUrl: 'https://api.au.azure.sigmacomputing.com' },
  { id: 'gcp', name: 'GCP', baseUrl: 'https://api.sigmacomputing.com' },
  { id: 'gcp-sa', name: 'GCP-SA', baseUrl: 'https://api.sa.gcp.sigmacomputing.com' },
];

/** The region's name for a base URL; `Custom` for any other address. */
export function cloudOf(baseUrl: string): string {
  const origin = baseUrl.replace(/\/+$/, '').toLowerCase();
  return REGIONS.find((region) => region.baseUrl === origin)?.name ?? 'Custom';
}
