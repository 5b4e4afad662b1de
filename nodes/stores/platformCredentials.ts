import type { INodeCredentialDescription } from 'n8n-workflow';

/** The n8n credential of every platform in `lib/platforms/stores.ts`, for nodes that serve them all: n8n wants it before anything is loaded. */
export const PLATFORM_CREDENTIALS: readonly { readonly platform: string; readonly credentialType: string }[] = [
  { platform: 'amazon-seller', credentialType: 'amazonSellerApi' },
  { platform: 'shopify', credentialType: 'shopifyStoreApi' },
  { platform: 'sigma', credentialType: 'sigmaApi' },
  { platform: 'woocommerce', credentialType: 'wooCommerceStoreApi' },
];

/** One credential for each platform, shown while the node's parameter `platform` names it. */
export function platformCredentials(show: Record<string, string[]>): INodeCredentialDescription[] {
  return PLATFORM_CREDENTIALS.map(({ platform, credentialType }) => ({
    name: credentialType, required: true, displayOptions: { show: { ...show, platform: [platform] } },
  }));
}
