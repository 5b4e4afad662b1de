import type { Address, Customer } from '../data/records';
import { Changes, nowMs } from '../changes';
import { demand, type Context } from '../graphql/context';
import { customerView } from '../resolvers/customers';
import { gid, numberOf } from '../resolvers/ids';

interface Input {
  readonly id?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly note?: string | null;
  readonly locale?: string | null;
  readonly tags?: readonly string[] | null;
  readonly taxExempt?: boolean | null;
  readonly addresses?: readonly Address[] | null;
  readonly emailMarketingConsent?: { readonly marketingState: Customer['marketing'] } | null;
}

interface Problem {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string;
}

const MOST_TAGS = 250;
const refusal = (...userErrors: Problem[]) => ({ customer: null, userErrors });

export function customerCreate({ input }: { input: Input }, context: Context) {
  demand(context, 'customerCreate', 'write_customers');
  if (input.id) return refusal({ field: ['id'], message: 'Cannot specify ID on creation' });
  const problems = problemsOf(input, context, null, true);
  return problems.length > 0 ? refusal(...problems) : { customer: customerView(make(input, context), context), userErrors: [] };
}

export function customerUpdate({ input }: { input: Input }, context: Context) {
  demand(context, 'customerUpdate', 'write_customers');
  const customer = context.shop.data.customers.get(numberOf('Customer', input.id ?? gid('Customer', 0)));
  if (!customer) return refusal({ field: ['id'], message: 'Customer does not exist' });
  const problems = problemsOf(input, context, customer, false);
  return problems.length > 0 ? refusal(...problems) : { customer: customerView(change(customer, input, context), context), userErrors: [] };
}

/** The declarative upsert: found by its identifier, created where there is none. */
export function customerSet({ identifier, input }: { identifier?: { id?: string | null; email?: string | null; phone?: string | null } | null; input: Input }, context: Context) {
  demand(context, 'customerSet', 'write_customers');
  const { customers } = context.shop.data;
  const coded = (code: string, field: readonly string[], message: string) => refusal({ code, field, message });
  if (identifier?.id) {
    const known = customers.get(numberOf('Customer', identifier.id));
    return known ? settled(known, input, context) : coded('NOT_FOUND', ['input'], 'Resource matching the identifier was not found.');
  }
  for (const key of ['email', 'phone'] as const) {
    const wanted = identifier?.[key];
    if (!wanted) continue;
    if (!input[key]) return coded('MISSING_FIELD_REQUIRED', ['input', key], 'The input field corresponding to the identifier is required.');
    if (input[key]?.toLowerCase() !== wanted.toLowerCase()) return coded('INPUT_MISMATCH', ['input', key], 'The identifier value does not match the value of the corresponding field in the input.');
    const known = customers.find((customer) => customer[key]?.toLowerCase() === wanted.toLowerCase());
    return settled(known ?? null, input, context);
  }
  return settled(null, input, context);
}

export function customerDelete({ input }: { input: { id: string } }, context: Context) {
  demand(context, 'customerDelete', 'write_customers');
  const customer = context.shop.data.customers.get(numberOf('Customer', input.id));
  if (!customer) return { deletedCustomerId: null, userErrors: [{ field: ['id'], message: "Customer can't be found" }] };
  if (customer.ordersCount > 0) return { deletedCustomerId: null, userErrors: [{ field: ['id'], message: 'Customer can’t be deleted because they have associated orders' }] };
  new Changes(context.shop).deleteCustomer(customer.id);
  return { deletedCustomerId: input.id, userErrors: [] };
}

function settled(known: Customer | null, input: Input, context: Context) {
  const problems = problemsOf(input, context, known, known === null).map((problem) => ({
    ...problem, field: problem.field && ['input', ...problem.field], code: problem.message.includes('taken') ? 'TAKEN' : 'INVALID',
  }));
  if (problems.length > 0) return refusal(...problems);
  return { customer: customerView(known ? change(known, input, context) : make(input, context), context), userErrors: [] };
}

function problemsOf(input: Input, { shop }: Context, self: Customer | null, isNew: boolean): Problem[] {
  const problems: Problem[] = [];
  const isTaken = (key: 'email' | 'phone') => shop.data.customers.find((other) => other !== self && other[key]?.toLowerCase() === input[key]?.toLowerCase()) !== undefined;
  if (input.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email)) problems.push({ field: ['email'], message: 'Email is invalid' });
  else if (input.email && input.email.length > 255) problems.push({ field: ['email'], message: 'Email is too long (maximum is 255 characters)' });
  else if (input.email && isTaken('email')) problems.push({ field: ['email'], message: 'Email has already been taken' });
  if (input.phone && !/^\+[1-9]\d{6,14}$/.test(input.phone)) problems.push({ field: ['phone'], message: 'Phone is invalid' });
  else if (input.phone && isTaken('phone')) problems.push({ field: ['phone'], message: 'Phone has already been taken' });
  if ((input.tags?.length ?? 0) > MOST_TAGS) problems.push({ field: ['tags'], message: `Tags cannot be more than ${MOST_TAGS}` });
  const isNameless = ![input.firstName, input.lastName, input.email, input.phone].some(Boolean);
  if (isNew && isNameless) problems.push({ field: null, message: 'A name, phone number, or email address must be present' });
  return problems;
}

function make(input: Input, context: Context): Customer {
  const customer: Customer = {
    id: context.shop.data.customers.nextId(), email: null, phone: null, firstName: null, lastName: null, note: null, locale: 'en', tags: [], taxExempt: false,
    marketing: 'NOT_SUBSCRIBED', address: null, ordersCount: 0, spent: 0, createdAt: nowMs(), updatedAt: nowMs(),
  };
  return new Changes(context.shop).customer(filled(customer, input), 'CUSTOMERS_CREATE');
}

function change(customer: Customer, input: Input, context: Context): Customer {
  return new Changes(context.shop).customer(filled(customer, input));
}

function filled(customer: Customer, input: Input): Customer {
  for (const key of ['email', 'phone', 'firstName', 'lastName', 'note'] as const) if (input[key] !== undefined) customer[key] = input[key] ?? null;
  if (input.locale) customer.locale = input.locale;
  if (input.tags) customer.tags = [...new Set(input.tags)];
  if (typeof input.taxExempt === 'boolean') customer.taxExempt = input.taxExempt;
  if (input.addresses) customer.address = input.addresses[0] ?? null;
  if (input.emailMarketingConsent) customer.marketing = input.emailMarketingConsent.marketingState;
  return customer;
}
