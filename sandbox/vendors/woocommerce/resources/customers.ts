import { customerEmail, FIRST_CUSTOMER } from '../data/customers';
import { WpError } from '../rest/errors';
import type { Entry } from '../shelf';
import type { Site } from '../site';
import type { Resource } from './resource';

const ADMIN_EMAIL = 'admin@example.com';

/** A customer is a WordPress user; lists know no dates. */
export const customers: Resource = {
  path: '/customers', noun: 'customer', topic: 'customer', hasTrash: false, required: 'email', shelf: ({ customers: shelf }) => shelf,
  body: (site, item) => site.customers.body(item),
  rules: ({ query }) => {
    const email = query.get('email')?.toLowerCase();
    const role = query.get('role') ?? 'customer';
    const search = query.get('search')?.toLowerCase();
    return {
      orderby: ['id', 'include', 'name', 'registered_date'], defaultOrderby: 'name', defaultOrder: 'asc', dates: false,
      keeps: (item, body) => (role === 'all' || item.status === role) && (email === undefined || String(body().email).toLowerCase() === email)
        && (search === undefined || `${String(body().email)} ${String(body().username)}`.toLowerCase().includes(search)),
    };
  },
  write: (site, fields, before, id) => {
    const email = String(fields.email ?? before?.email ?? '');
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
      if (before) throw new WpError(400, 'woocommerce_rest_customer_invalid_email', 'Email address is invalid.');
      throw new WpError(400, 'registration-error-invalid-email', 'Please provide a valid email address.');
    }
    if (isTaken(site, email, id)) {
      if (before) throw new WpError(400, 'woocommerce_rest_customer_invalid_email', 'Email address is invalid.');
      throw new WpError(400, 'registration-error-email-exists', `An account is already registered with ${email}. Please log in or use a different email address.`);
    }
    if (before && fields.username !== undefined && fields.username !== before.username) throw new WpError(400, 'woocommerce_rest_customer_invalid_argument', "Username isn't editable.");
    const { password: _password, ...rest } = fields;
    const base = before ?? {
      first_name: '', last_name: '', role: 'customer', username: email.split('@', 1)[0], billing: blankAddress(), shipping: blankAddress(), is_paying_customer: false, avatar_url: '', meta_data: [],
    };
    remember(site, email, id, before?.email);
    const { status: _status, ...known } = base as Entry;
    const billing = { ...Object(known.billing), ...Object(fields.billing) };
    return { own: { ...known, ...rest, email, billing, shipping: { ...Object(known.shipping), ...Object(fields.shipping) } }, status: String(known.role ?? 'customer') };
  },
};

function blankAddress(): Entry {
  return Object.fromEntries(['first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'postcode', 'country', 'state', 'phone'].map((name) => [name, '']));
}

/** An address any user has, the administrator's too. */
function isTaken(site: Site, email: string, id: number): boolean {
  const wanted = email.toLowerCase();
  if (wanted === ADMIN_EMAIL) return true;
  const owner = site.emails.get(wanted) ?? Number(/^buyer(\d+)@/.exec(wanted)?.[1] ?? 0);
  const item = site.customers.find(owner);
  return owner !== id && owner >= FIRST_CUSTOMER && item !== undefined && String(site.customers.body(item).email).toLowerCase() === wanted;
}

function remember(site: Site, email: string, id: number, before: unknown): void {
  if (typeof before === 'string') site.emails.delete(before.toLowerCase());
  if (email !== customerEmail(site, id)) site.emails.set(email.toLowerCase(), id);
}
