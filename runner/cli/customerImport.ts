import path from 'node:path';
import type { ICredentialDataDecryptedObject, INode, INodeParameters } from 'n8n-workflow';
import type { ApiConfig } from './apiConfig';
import type { Arguments } from './arguments';

/** The node that imports, and the credential it uses. Everything the runner knows of its form is in this file. */
export const CUSTOMER_IMPORT = 'n8n-nodes-tributary.customerImport';
export const CUSTOMER_API = 'customerApi';
const CUSTOMER_API_NODE = 'n8n-nodes-tributary.customerApi';
const READ_RECORDS = 'n8n-nodes-tributary.readRecords';

/** Binary fields of the node's Summary output, and the files they become. */
export const RESULT_FILES: readonly { readonly field: string; readonly file: string }[] = [
  { field: 'rejected', file: 'rejected.csv' },
  { field: 'failed', file: 'failed.csv' },
  { field: 'page', file: 'dashboard.html' },
];

export interface Destination {
  readonly config: ApiConfig;
  /** Stays when the address changes; the address itself counts when omitted. */
  readonly id?: string;
}

export interface ImportChoices extends Pick<Arguments, 'input' | 'template' | 'map' | 'dryRun' | 'fresh' | 'out' | 'country' | 'dateOrder'> {
  /** The workflow's own destination settings stay when omitted. */
  readonly destination?: Destination;
}

/** Whether it is a Customer Import into a Customer API; workflows saved before there was a choice name no destination. */
export function sendsToCustomerApi({ type, parameters }: INode): boolean {
  return type === CUSTOMER_IMPORT && (parameters.destination ?? CUSTOMER_API) === CUSTOMER_API;
}

/** The node as the command line wants it; a node that is not about importing stays as it is. */
export function withChoices(node: INode, choices: ImportChoices): INode {
  if (node.type === READ_RECORDS) return { ...node, parameters: { ...node.parameters, ...inputParameters(choices) } };
  if (node.type === CUSTOMER_API_NODE) return withDestination(node, choices.destination);
  if (node.type !== CUSTOMER_IMPORT) return node;
  // Other destinations are what the workflow says of them; the command line describes a Customer API.
  if (!sendsToCustomerApi(node)) return { ...node, parameters: { ...node.parameters, ...importParameters(node, { ...choices, destination: undefined }) } };
  return {
    ...node,
    parameters: { ...node.parameters, ...importParameters(node, choices) },
    credentials: { [CUSTOMER_API]: { id: null, name: 'Customer API' }, ...node.credentials },
  };
}

/** The step-by-step workflow sends with a node of its own, which knows the same options but remembers nothing. */
function withDestination(node: INode, destination: Destination | undefined): INode {
  if (!destination) return node;
  const { endpoint } = destinationParameters(destination.config, '');
  const options = { ...(node.parameters.options as INodeParameters | undefined), ...sendingOptions({ config: destination.config }) };
  return { ...node, parameters: { ...node.parameters, endpoint, options } };
}

function inputParameters({ input }: ImportChoices): INodeParameters {
  return input === undefined ? {} : { inputSource: 'file', filePath: literal(input) };
}

function importParameters(node: INode, choices: ImportChoices): INodeParameters {
  const { map, destination } = choices;
  const template = choices.template ?? ownTemplate(node);
  return {
    ...inputParameters(choices),
    ...(choices.template === undefined ? {} : { template: literal(choices.template) }),
    ...(choices.dryRun ? { dryRun: true } : {}),
    ...(choices.fresh ? { fresh: true } : {}),
    ...(map.length === 0 ? {} : { fieldMap: { values: map.map(({ source, target }) => ({ source: literal(source), target: literal(target) })) } }),
    ...(destination ? destinationParameters(destination.config, template) : {}),
    options: {
      ...(node.parameters.options as INodeParameters | undefined),
      ...(destination ? sendingOptions(destination) : {}),
      ...(choices.country === undefined ? {} : { defaultCountry: choices.country }),
      ...(choices.dateOrder === undefined ? {} : { dateOrder: choices.dateOrder }),
      warehouseFolder: literal(path.join(choices.out, 'warehouse')),
    },
  };
}

/** The credential an entry of the configuration describes. */
export function customerApiCredential({ base_url, endpoints, authentication }: ApiConfig): ICredentialDataDecryptedObject {
  const common = { baseUrl: base_url, healthEndpoint: endpoints.health ?? '' };
  switch (authentication.type) {
    case 'none':
      return { ...common, authentication: 'none' };
    case 'bearer_token':
      return { ...common, authentication: 'bearerToken', bearerToken: authentication.token ?? '' };
    case 'api_key':
      return { ...common, authentication: 'apiKey', apiKey: authentication.api_key, headerName: authentication.header_name };
    case 'basic':
      return { ...common, authentication: 'basic', username: authentication.username, password: authentication.password };
    case 'oauth2':
      return {
        ...common,
        authentication: 'oauth2',
        clientId: authentication.client_id,
        clientSecret: authentication.client_secret,
        tokenUrl: authentication.token_url,
      };
  }
}

function destinationParameters({ endpoints, api_mappings }: ApiConfig, template: string): INodeParameters {
  const names = Object.hasOwn(api_mappings, template) ? api_mappings[template] : undefined;
  return { endpoint: literal(endpoints.customers), apiMappings: JSON.stringify(names ?? {}) };
}

function sendingOptions({ config: { endpoints, settings }, id }: Destination): INodeParameters {
  const given = {
    batchSize: settings.batch_size,
    concurrency: String(settings.max_concurrent_requests),
    requestsPerSecond: settings.requests_per_second,
    retryAttempts: settings.retry_attempts,
    backoffFactor: settings.backoff_factor,
    retryOnStatus: settings.retry_on_status.join(','),
    timeout: settings.timeout,
    delayBetweenBatches: settings.delay_between_batches,
    idempotencyHeader: settings.idempotency_header,
    lookupEndpoint: endpoints.lookup,
    batchEndpoint: endpoints.batch,
    uniqueKey: settings.unique_key === 'email' ? true : undefined,
    destinationId: id,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as INodeParameters;
}

function ownTemplate(node: INode): string {
  return typeof node.parameters.template === 'string' ? node.parameters.template : 'customer';
}

/** n8n takes a text that begins with `=` for an expression; names and paths from outside are never meant so. */
function literal(text: string): string {
  return text.startsWith('=') ? `={{ ${JSON.stringify(text)} }}` : text;
}
