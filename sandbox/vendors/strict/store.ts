import { createHash } from 'node:crypto';
import { isObject } from '../../http/answers';

export type Fields = Readonly<Record<string, unknown>>;

/** A stored customer: the fields as sent, and what the service adds. */
export type Customer = Fields & {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly updated_at: string;
};

const ID_DIGITS = [8, 12, 16, 24, 32];

/** Customers in memory, found by id, by e-mail and in order of creation. */
export class CustomerStore {
  private readonly byId = new Map<string, Customer>();
  private readonly idsByEmail = new Map<string, readonly string[]>();
  private readonly ids: string[] = [];

  /** `emailField`: which field holds the e-mail. */
  constructor(private readonly emailField: string) {}

  get size(): number {
    return this.ids.length;
  }

  get(id: string): Customer | undefined {
    return this.byId.get(id);
  }

  all(): Customer[] {
    return this.slice(0, this.size);
  }

  slice(start: number, end: number): Customer[] {
    return this.ids.slice(start, end).flatMap((id) => this.byId.get(id) ?? []);
  }

  withEmail(email: unknown): Customer[] {
    return (this.idsByEmail.get(emailKey(email)) ?? []).flatMap((id) => this.byId.get(id) ?? []);
  }

  create(fields: Fields): Customer {
    const now = new Date().toISOString();
    return this.put({ ...fields, id: this.newId(fields), created_at: now, updated_at: now });
  }

  replace(old: Customer, fields: Fields): Customer {
    return this.put({ ...fields, id: old.id, created_at: old.created_at, updated_at: new Date().toISOString() });
  }

  /** Stores a customer under its own id, new or known. */
  put(customer: Customer): Customer {
    const old = this.byId.get(customer.id);
    if (old) this.forgetEmail(old);
    else this.ids.push(customer.id);
    this.byId.set(customer.id, customer);
    const key = emailKey(customer[this.emailField]);
    this.idsByEmail.set(key, [...(this.idsByEmail.get(key) ?? []), customer.id]);
    return customer;
  }

  clear(): void {
    this.byId.clear();
    this.idsByEmail.clear();
    this.ids.length = 0;
  }

  private forgetEmail(customer: Customer): void {
    const key = emailKey(customer[this.emailField]);
    this.idsByEmail.set(key, (this.idsByEmail.get(key) ?? []).filter((id) => id !== customer.id));
  }

  /** `cust_` and 8 hex digits of MD5 over the sorted JSON; more digits where those are taken. */
  private newId(fields: Fields): string {
    const digest = createHash('md5').update(sortedJson(fields)).digest('hex');
    const free = ID_DIGITS.map((digits) => `cust_${digest.slice(0, digits)}`).find((id) => !this.byId.has(id));
    return free ?? `cust_${digest}_${this.size + 1}`;
  }
}

/** JSON with the keys of every object in order, so that equal data gives equal text. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sortedJson(value[key])}`);
  return `{${members.join(',')}}`;
}

function emailKey(email: unknown): string {
  return String(email).trim().toLowerCase();
}
