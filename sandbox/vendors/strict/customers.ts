import { isObject, json, parseJson, refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import { emailHash } from '../../http/recorder';
import type { Answer } from '../../http/types';
import type { FieldNames } from './options';
import type { Customer, CustomerStore, Fields } from './store';
import { validate } from './validation';

/** An answer, and the customers written on the way to it. */
export interface Result {
  readonly answer: Answer;
  readonly written: readonly Customer[];
}

/** What became of one customer of a request. */
type Verdict =
  | { readonly status: number; readonly customer: Customer }
  | { readonly status: number; readonly customer?: undefined; readonly refusal: object };

const NOT_AN_OBJECT: Verdict = {
  status: 400, refusal: { error: 'invalid_body', message: 'A customer must be a JSON object. Nothing was written.' },
};

export interface CustomerRules {
  readonly names: FieldNames;
  readonly uniqueEmails: boolean;
  readonly maxBatch: number;
}

/** What `/customers` does, once a request has been let in. */
export class CustomerActions {
  constructor(private readonly store: CustomerStore, private readonly rules: CustomerRules) {}

  readonly create = (exchange: Exchange): Result => this.withBody(exchange, (fields) => {
    if (!isObject(fields)) return asResult(NOT_AN_OBJECT);
    this.note(exchange, [fields]);
    return asResult(this.createOne(fields));
  });

  /** One answer per item, in order; a bad item does not keep the others out. */
  readonly createBatch = (exchange: Exchange): Result => this.withBody(exchange, (items) => {
    if (!Array.isArray(items)) return refused(refusal(400, 'invalid_body', 'The body must be a JSON array of customers.'));
    if (items.length > this.rules.maxBatch) {
      return refused(refusal(413, 'batch_too_large', `At most ${this.rules.maxBatch} customers go into one batch. Nothing was written.`, { max: this.rules.maxBatch }));
    }
    this.note(exchange, items.filter(isObject));
    const verdicts = items.map((item: unknown) => (isObject(item) ? this.createOne(item) : NOT_AN_OBJECT));
    return {
      answer: json(207, { results: verdicts.map((verdict, index) => ({ index, ...asItem(verdict) })) }),
      written: verdicts.flatMap(({ customer }) => customer ?? []),
    };
  });

  readonly replace = (exchange: Exchange): Result => this.change(exchange, (_, fields) => fields);

  readonly merge = (exchange: Exchange): Result => this.change(exchange, (old, fields) => ({ ...old, ...fields }));

  readonly get = (exchange: Exchange): Result => {
    const customer = this.store.get(exchange.param('id'));
    return refused(customer ? json(200, customer) : notFound());
  };

  /** `?email=` gives those with that e-mail; else `page` and `per_page` (20, at most 100). Always an array. */
  readonly list = (exchange: Exchange): Result => {
    const email = exchange.query.get('email');
    if (email === null) return refused(this.page(exchange));
    this.note(exchange, [{ [this.rules.names.email]: email }]);
    return refused(json(200, this.store.withEmail(email)));
  };

  private page(exchange: Exchange): Answer {
    const page = wholeNumber(exchange.query.get('page'), 1);
    const perPage = Math.min(100, wholeNumber(exchange.query.get('per_page'), 20));
    const last = Math.max(1, Math.ceil(this.store.size / perPage));
    const link: Record<string, string> = page < last ? { Link: `<${exchange.baseUrl}/customers?page=${page + 1}&per_page=${perPage}>; rel="next"` } : {};
    const customers = this.store.slice((page - 1) * perPage, page * perPage);
    return json(200, customers, { 'X-Total-Count': String(this.store.size), ...link });
  }

  private createOne(fields: Fields): Verdict {
    return this.refuse(fields) ?? { status: 201, customer: this.store.create(fields) };
  }

  private change(exchange: Exchange, combine: (old: Customer, fields: Fields) => Fields): Result {
    return this.withBody(exchange, (sent) => {
      if (!isObject(sent)) return asResult(NOT_AN_OBJECT);
      const old = this.store.get(exchange.param('id'));
      if (!old) return refused(notFound());
      const fields = combine(old, sent);
      this.note(exchange, [fields]);
      return asResult(this.refuse(fields, old.id) ?? { status: 200, customer: this.store.replace(old, fields) });
    });
  }

  private refuse(fields: Fields, ownId?: string): Verdict | null {
    const errors = validate(fields, this.rules.names);
    if (errors.length > 0) return { status: 422, refusal: { error: 'validation_failed', message: 'Nothing was written: see errors.', errors } };
    if (!this.rules.uniqueEmails) return null;
    const existing = this.store.withEmail(fields[this.rules.names.email]).find(({ id }) => id !== ownId);
    if (!existing) return null;
    const message = 'A customer with this e-mail exists. Nothing was written.';
    return { status: 409, refusal: { error: 'duplicate', message, existing_id: existing.id } };
  }

  private withBody(exchange: Exchange, handle: (body: unknown) => Result): Result {
    if (exchange.mediaType !== 'application/json') {
      return refused(refusal(415, 'unsupported_media_type', 'The body must be sent as application/json.'));
    }
    const body = parseJson(exchange.body);
    return body === undefined ? refused(refusal(400, 'invalid_json', 'The body is not JSON. Nothing was written.')) : handle(body);
  }

  private note(exchange: Exchange, customers: readonly Fields[]): void {
    const emails = customers.map((fields) => fields[this.rules.names.email]);
    exchange.log.emails = emails.filter((email) => typeof email === 'string').map(emailHash);
  }
}

function refused(answer: Answer): Result {
  return { answer, written: [] };
}

function asResult(verdict: Verdict): Result {
  const { status, customer } = verdict;
  if (!customer) return refused(json(status, verdict.refusal));
  const headers: Record<string, string> = status === 201 ? { Location: `/strict/customers/${customer.id}` } : {};
  return { answer: json(status, customer, headers), written: [customer] };
}

function asItem(verdict: Verdict): object {
  const { status, customer } = verdict;
  return customer ? { status, id: customer.id } : { status, ...verdict.refusal };
}

function notFound(): Answer {
  return refusal(404, 'not_found', 'There is no customer with this id.');
}

function wholeNumber(text: string | null, otherwise: number): number {
  const number = Number.parseInt(text ?? '', 10);
  return number >= 1 ? number : otherwise;
}
