import { z } from 'zod';
import { maybe, money, text } from '../shapes';

export const CUSTOMER_FIELDS = `id legacyResourceId firstName lastName displayName state tags note locale taxExempt verifiedEmail numberOfOrders
  amountSpent { amount currencyCode } createdAt updatedAt defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber { phoneNumber } defaultAddress { address1 address2 city company countryCodeV2 name phone provinceCode zip }`;

export const customerShape = z.object({
  id: text, firstName: maybe, lastName: maybe, numberOfOrders: z.string().regex(/^\d+$/), amountSpent: money, createdAt: text, updatedAt: text,
  defaultEmailAddress: z.object({ emailAddress: text, marketingState: text }).passthrough().nullish(),
  defaultPhoneNumber: z.object({ phoneNumber: text }).passthrough().nullish(),
  defaultAddress: z.object({ company: maybe, countryCodeV2: maybe }).passthrough().nullish(),
}).passthrough();

export type Customer = z.output<typeof customerShape>;
