import type { ResourceSpec } from '../actions/operation';
import { addresses } from './address';
import { searchFilter } from './filters';

const role = {
  displayName: 'Role', name: 'role', type: 'options' as const, default: 'all', description: 'Which accounts are listed',
  options: [
    { name: 'All', value: 'all', description: 'Every account of the site' },
    { name: 'Customer', value: 'customer', description: 'Accounts made by buying or registering in the shop' },
    { name: 'Shop Manager', value: 'shop_manager', description: 'People who run the shop' },
    { name: 'Subscriber', value: 'subscriber', description: 'Accounts made on the site' },
  ],
};

export const customer: ResourceSpec = {
  value: 'customer', name: 'Customer', one: 'a customer', many: 'customers', description: 'Accounts of people who buy', path: () => 'customers', hasTrash: false, always: { role: 'all' },
  filters: [
    { displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'name@example.com', description: 'Only the account with exactly this e-mail address' },
    role, searchFilter,
  ],
  required: { displayName: 'Email', name: 'email', type: 'string', default: '', required: true, placeholder: 'name@example.com', description: 'E-mail address; no two accounts have the same one' },
  writable: [
    { displayName: 'First Name', name: 'first_name', type: 'string', default: '', description: 'First name' },
    { displayName: 'Last Name', name: 'last_name', type: 'string', default: '', description: 'Last name' },
    { displayName: 'Password', name: 'password', type: 'string', typeOptions: { password: true }, default: '', description: 'What the customer signs in with. A new customer without one gets one, if the settings of the store allow that.' },
    { displayName: 'Username', name: 'username', type: 'string', default: '', description: 'Made from the e-mail address where the settings of the store allow that; it can never be changed' },
  ],
  lasting: ['username'],
  groups: addresses,
};
