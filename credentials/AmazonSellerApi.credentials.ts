import type { Icon, ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestHelper, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { SELLER_UNKNOWN } from '../lib/platforms/amazon-seller/sellerId';
import { authenticate, fetchAccessToken } from './amazonSellerApi/authentication';
import { properties } from './amazonSellerApi/properties';
import { status } from './testRule';

/** One seller's authorization of one application of the Selling Partner API, in one region. */
export class AmazonSellerApi implements ICredentialType {
  name = 'amazonSellerApi';

  displayName = 'Amazon Seller API';

  documentationUrl = 'https://github.com/tributary-data/n8n-nodes-tributary#amazon-seller-api-credential';

  icon: Icon = { light: 'file:../icons/amazonSeller.svg', dark: 'file:../icons/amazonSeller.dark.svg' };

  properties: INodeProperties[] = properties;

  async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
    return { accessToken: await fetchAccessToken(this, credentials) };
  }

  authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => authenticate(credentials, request);

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{ $credentials.environment === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "") + "/" + $credentials.region : "https://" + ($credentials.environment === "sandbox" ? "sandbox." : "") + "sellingpartnerapi-" + $credentials.region + ".amazon.com" }}',
      // Without a seller ID Amazon has to tell it, with the money that has moved lately.
      url: '={{ $credentials.sellerId?.trim() ? "/sellers/v1/marketplaceParticipations" : "/finances/2024-06-19/transactions?postedAfter=" + new Date(Date.now() - 60 * 86400000).toISOString() }}',
    },
    rules: [
      status(403, 'Amazon knows this authorization but does not let it in (403). Check the region, and that the application has a selling role such as Inventory and Order Tracking. Without the role Finance and Accounting, enter the Seller ID: Seller Central shows it as Merchant Token under Settings > Account Info > Business Information.'),
      status(404, 'Nothing answers at this address (404). Check the base URL.'),
      status(429, 'Amazon asks to wait (429): it takes one such test in a minute. The credential was not judged; test it again later.'),
      status(500, 'Amazon had an error of its own (500). Try again later.'),
      status(503, 'Amazon is not available just now (503). Try again later.'),
      { type: 'responseSuccessBody', properties: { key: 'payload.transactions.length', value: 0, message: SELLER_UNKNOWN } },
      // n8n looks at each rule by its own type, whatever its types say of the list.
    ] as ICredentialTestRequest['rules'],
  };
}
