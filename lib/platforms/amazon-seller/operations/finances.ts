import { z } from 'zod';
import type { Operation } from '../operation';
import { anything, currency, text, token } from './shapes';

const role = 'Finance and Accounting';

export interface Breakdown {
  readonly breakdownType?: string;
  readonly breakdownAmount?: z.output<typeof currency>;
  readonly breakdowns?: readonly Breakdown[] | null;
}

const breakdown: z.ZodType<Breakdown> = z.lazy(() => z.object({
  breakdownType: z.string().optional(), breakdownAmount: currency.optional(), breakdowns: z.array(breakdown).nullish(),
}).passthrough());

const identifiers = z.array(z.object({ relatedIdentifierName: z.string().optional(), relatedIdentifierValue: z.string().optional() }).passthrough()).nullish();

export const transaction = z.object({
  transactionId: text,
  transactionType: z.string().optional(),
  transactionStatus: z.string().optional(),
  description: z.string().nullish(),
  postedDate: text,
  totalAmount: currency.optional(),
  sellingPartnerMetadata: z.object({ sellingPartnerId: z.string().optional() }).passthrough().nullish(),
  relatedIdentifiers: identifiers,
  breakdowns: z.array(breakdown).nullish(),
  items: z.array(z.object({
    description: z.string().nullish(), totalAmount: currency.optional(), breakdowns: z.array(breakdown).nullish(),
    contexts: z.array(z.object({ sku: z.string().nullish() }).passthrough()).nullish(),
  }).passthrough()).nullish(),
}).passthrough();

export type Transaction = z.output<typeof transaction>;

/** @see https://developer-docs.amazon.com/sp-api/docs/finances-api-v2024-06-19-reference */
export const listTransactions = {
  name: 'listTransactions', method: 'GET', path: '/finances/2024-06-19/transactions', rate: 0.5, burst: 10, role,
  query: ['postedAfter', 'postedBefore', 'marketplaceId', 'transactionStatus', 'relatedIdentifierName', 'relatedIdentifierValue', 'nextToken'],
  answer: z.object({ payload: z.object({ nextToken: token, transactions: z.array(transaction).nullish() }) }),
} satisfies Operation;

/** @see https://developer-docs.amazon.com/sp-api/docs/finances-api-v0-reference */
const events = z.object({ payload: z.object({ NextToken: token, FinancialEvents: anything.optional() }) });
const v0 = { method: 'GET', rate: 0.5, burst: 30, role } as const;

export const listFinancialEvents = {
  ...v0, name: 'listFinancialEvents (v0)', path: '/finances/v0/financialEvents', query: ['MaxResultsPerPage', 'PostedAfter', 'PostedBefore', 'NextToken'], answer: events,
} satisfies Operation;

export const listFinancialEventsByOrderId = {
  ...v0, name: 'listFinancialEventsByOrderId (v0)', path: '/finances/v0/orders/{orderId}/financialEvents', query: ['MaxResultsPerPage', 'NextToken'], answer: events,
} satisfies Operation;

export const listFinancialEventGroups = {
  ...v0, name: 'listFinancialEventGroups (v0)', path: '/finances/v0/financialEventGroups',
  query: ['MaxResultsPerPage', 'FinancialEventGroupStartedBefore', 'FinancialEventGroupStartedAfter', 'NextToken'],
  answer: z.object({ payload: z.object({ NextToken: token, FinancialEventGroupList: z.array(anything).optional() }) }),
} satisfies Operation;
