import http from 'node:http';
import { contend } from '../contend';
import { customerAt, type Customer } from '../customers';

export interface SendNaivelyJob {
  readonly url: string;
  readonly rows: number;
  /** One request after another, or all started at once. */
  readonly manner: 'in order' | 'all at once';
  /** When to stop, however far it got. */
  readonly stopAfterMs: number;
}

/** One request per customer, a new connection for each, and no more after the first 429. */
contend(async ({ url, rows, manner, stopAfterMs }: SendNaivelyJob) => {
  const customers = Array.from({ length: rows }, (_, index) => bodyOf(customerAt(index)));
  if (manner === 'all at once') {
    await Promise.all(customers.map((customer) => post(url, customer)));
    return {};
  }
  const stopAt = performance.now() + stopAfterMs;
  for (const customer of customers) {
    if (performance.now() > stopAt || await post(url, customer) === 429) break;
  }
  return {};
});

/** Without the phone number, which the API takes only in a spelling that takes work. */
function bodyOf({ phone: _, ...customer }: Customer): string {
  return JSON.stringify(customer);
}

/** The status of the answer; 0 when none came. */
function post(url: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const request = http.request(url, { method: 'POST', agent: false, headers: { 'content-type': 'application/json' } }, (answer) => {
      answer.resume().on('close', () => resolve(answer.statusCode ?? 0));
    });
    request.on('error', () => resolve(0));
    request.end(body);
  });
}
