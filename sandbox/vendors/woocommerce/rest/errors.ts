import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';

/** A refusal in WordPress's shape, thrown where it is noticed. */
export class WpError extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly more: object = {}) {
    super(message);
  }

  get body(): object {
    return { code: this.code, message: this.message, data: { status: this.status, ...this.more } };
  }

  answer(headers: Readonly<Record<string, string>> = {}): Answer {
    return json(this.status, this.body, headers);
  }
}

export const noRoute = () => new WpError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
export const invalidId = (code: string, status = 404) => new WpError(status, code, 'Invalid ID.');

export function invalidParameter(name: string, reason: string, detail = 'rest_invalid_param'): WpError {
  return new WpError(400, 'rest_invalid_param', `Invalid parameter(s): ${name}`, {
    params: { [name]: reason }, details: { [name]: { code: detail, message: reason, data: null } },
  });
}

export function missingParameter(name: string): WpError {
  return new WpError(400, 'rest_missing_callback_param', `Missing parameter(s): ${name}`, { params: [name] });
}
