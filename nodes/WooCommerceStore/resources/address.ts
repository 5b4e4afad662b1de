import type { INodeProperties } from 'n8n-workflow';

const field = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({ displayName, name, type: 'string', default: '', placeholder: `e.g. ${placeholder}`, description });

const common = [
  field('Address Line 1', 'address_1', '1 Main Street', 'Street and number'),
  field('Address Line 2', 'address_2', 'Floor 2', 'What else is needed to find the door'),
  field('City', 'city', 'Wien', 'Town or city'),
  field('Company', 'company', 'Example GmbH', 'Company name'),
  field('Country', 'country', 'AT', 'Country as a code of two letters'),
  field('First Name', 'first_name', 'Ana', 'First name of the person at this address'),
  field('Last Name', 'last_name', 'Martin', 'Last name of the person at this address'),
  field('Phone', 'phone', '+43 1 2345678', 'Phone number'),
  field('Postcode', 'postcode', '1010', 'Postal code'),
  field('State', 'state', 'CA', 'State, province or district, as a code where WooCommerce has one'),
];
const email = field('Email', 'email', 'name@example.com', 'E-mail address for this invoice');

const group = (displayName: string, name: string, description: string, options: INodeProperties[]): INodeProperties =>
  ({ displayName, name, type: 'collection', placeholder: 'Add Field', default: {}, description, options });

export const addresses: readonly INodeProperties[] = [
  group('Billing Address', 'billing', 'Where the invoice goes', [...common.slice(0, 5), email, ...common.slice(5)]),
  group('Shipping Address', 'shipping', 'Where the goods go', common),
];
