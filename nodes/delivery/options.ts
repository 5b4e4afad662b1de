import type { INodeProperties } from 'n8n-workflow';

type Option = INodeProperties;

/** How requests travel: shared by every operation that sends. */
export const sendingOptions: readonly Option[] = [
  {
    displayName: 'Backoff Factor (Seconds)',
    name: 'backoffFactor',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 2 },
    default: 1,
    description: 'Wait before the first repeat; it doubles with every further one. A wait the API itself names comes first.',
  },
  {
    displayName: 'Concurrency',
    name: 'concurrency',
    type: 'string',
    default: 'auto',
    placeholder: 'e.g. 5',
    description: 'Most requests under way at the same time. "auto" grows while the API keeps up and shrinks when it does not.',
  },
  {
    displayName: 'Idempotency Header',
    name: 'idempotencyHeader',
    type: 'string',
    default: '',
    placeholder: 'e.g. Idempotency-Key',
    description: 'Header in which the API takes a key that makes repeating a request harmless. Leave empty if it has none.',
  },
  {
    displayName: 'Lookup Endpoint',
    name: 'lookupEndpoint',
    type: 'string',
    default: '',
    placeholder: 'e.g. /customers?email={email}',
    description: 'Path that finds a customer by e-mail. Used to settle a write whose answer was lost, before it is sent again.',
  },
  {
    displayName: 'Repeat on Status',
    name: 'retryOnStatus',
    type: 'string',
    default: '429,500,502,503,504',
    description: 'HTTP statuses that are worth another attempt, separated by commas',
  },
  {
    displayName: 'Requests per Second',
    name: 'requestsPerSecond',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 2 },
    default: 0,
    description: 'Rate the API allows. 0 means unknown: the pace then follows what the API answers.',
  },
  {
    displayName: 'Retry Attempts',
    name: 'retryAttempts',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 20 },
    default: 3,
    description: 'How often a request is repeated before its record counts as failed',
  },
  {
    displayName: 'Timeout (Seconds)',
    name: 'timeout',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 30,
    description: 'How long to wait for one answer',
  },
  {
    displayName: 'Unique E-Mail',
    name: 'uniqueKey',
    type: 'boolean',
    default: false,
    description: 'Whether the API refuses a second customer with the same e-mail (409). Repeating a write is then harmless.',
  },
];

/** What only writing many customers needs. */
export const batchOptions: readonly Option[] = [
  {
    displayName: 'Batch Endpoint',
    name: 'batchEndpoint',
    type: 'string',
    default: '',
    placeholder: 'e.g. /customers/batch',
    description: 'Path that takes an array of customers and answers for each. Without it every customer is one request.',
  },
  {
    displayName: 'Batch Size',
    name: 'batchSize',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 10_000 },
    default: 10,
    description: 'How many customers one batch holds',
  },
  {
    displayName: 'Delay Between Batches (Seconds)',
    name: 'delayBetweenBatches',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 2 },
    default: 0,
    description: 'Pause after each batch. Seldom needed: the pace already follows the limits of the API.',
  },
];

/** A collection lists its options by name. */
export function byName(options: readonly Option[]): Option[] {
  return [...options].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}
