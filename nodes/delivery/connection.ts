import type { ICredentialDataDecryptedObject, IExecuteFunctions, INode, Logger } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { CustomerApi, CustomerApiCredential, CustomerApiSettings } from '../../lib/platforms/customer-api';
import type { Meter, SharedLimit } from '../../lib/http';
import type { Warehouse } from '../../lib/warehouse';
import { egressOf } from '../host/egress';

const AUTHENTICATIONS: readonly unknown[] = ['none', 'bearerToken', 'apiKey', 'basic', 'oauth2'];

/**
 * A client of the customer API the node's credential names. Close it when the run ends. Everybody who gives the same
 * `warehouse` keeps the API's limit together.
 */
export async function connect(
  host: IExecuteFunctions,
  settings: CustomerApiSettings,
  warehouse?: Warehouse,
): Promise<{ api: CustomerApi; meter: Meter }> {
  const credential = customerApiCredential(host.getNode(), await host.getCredentials('customerApi'));
  const { createMeter } = await import('../../lib/http');
  const { createCustomerApi } = await import('../../lib/platforms/customer-api');
  const meter = createMeter();
  const shared = warehouse && await limitIn(warehouse, ['customer-api', credential.baseUrl, accountOf(credential)]);
  return { api: createCustomerApi({ credential, settings, egress: egressOf(host.helpers), meter, shared, onTrouble: onTroubleOf(host.logger) }), meter };
}

/** The limit of one account, which everybody at this warehouse keeps together. */
export async function limitIn(warehouse: Warehouse, account: readonly string[]): Promise<SharedLimit> {
  const { sharedLimit } = await import('../../lib/warehouse');
  return sharedLimit(warehouse, 'default', [...account, 'all calls']);
}

function accountOf({ authentication, username, clientId }: CustomerApiCredential): string {
  if (authentication === 'basic') return username;
  return authentication === 'oauth2' ? clientId : '';
}

/** Tells n8n's log when a shared limit is out of reach. */
export function onTroubleOf(logger: Logger): (problem: unknown) => void {
  return (problem) => {
    if (problem === null) return logger.info('The warehouse answers again; requests go on.');
    logger.warn('The warehouse that keeps the limit of the API is out of reach. Nothing is sent until it answers.');
  };
}

function customerApiCredential(node: INode, data: ICredentialDataDecryptedObject): CustomerApiCredential {
  const { authentication } = data;
  if (!isAuthentication(authentication)) throw unknownAuthentication(node);
  return {
    baseUrl: trimmed(data.baseUrl),
    healthEndpoint: trimmed(data.healthEndpoint),
    authentication,
    bearerToken: trimmed(data.bearerToken),
    apiKey: trimmed(data.apiKey),
    headerName: trimmed(data.headerName) || 'X-API-Key',
    username: text(data.username),
    password: text(data.password),
    clientId: trimmed(data.clientId),
    clientSecret: text(data.clientSecret),
    tokenUrl: trimmed(data.tokenUrl),
  };
}

function unknownAuthentication(node: INode): NodeOperationError {
  return new NodeOperationError(node, 'The Customer API credential names no known authentication', {
    itemIndex: 0,
    description: 'Open the credential, choose how the API knows who is calling, and save it. Nothing was sent.',
  });
}

function isAuthentication(value: unknown): value is CustomerApiCredential['authentication'] {
  return AUTHENTICATIONS.includes(value);
}

function trimmed(value: unknown): string {
  return text(value).trim();
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
