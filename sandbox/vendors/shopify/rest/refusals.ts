import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';

const PAGING = 'https://shopify.dev/api/usage/pagination-rest';

/** A refusal in the vendor's words; `errors` is a text, or an object by parameter. */
export class RestRefusal extends Error {
  constructor(private readonly status: number, private readonly errors: unknown, private readonly headers: Readonly<Record<string, string>> = {}) {
    super('refused');
  }

  answer(headers: Readonly<Record<string, string>>): Answer {
    return json(this.status, { errors: this.errors }, { ...headers, ...this.headers });
  }
}

export const notFound = (): RestRefusal => new RestRefusal(404, 'Not Found');
export const invalid = (parameter: string): RestRefusal => new RestRefusal(400, { [parameter]: 'Required parameter missing or invalid' });
export const invalidPage = (): RestRefusal => new RestRefusal(400, { page_info: 'Invalid value.' });
export const besidesPage = (name: string): RestRefusal => new RestRefusal(400, { [name]: `${name} cannot be passed when page_info is present. See ${PAGING} for more information.` });
export const unapproved = (scope: string): RestRefusal => new RestRefusal(403, `[API] This action requires merchant approval for ${scope} scope.`);
export function tooManyCalls(perSecond: number): RestRefusal {
  return new RestRefusal(429, `Exceeded ${perSecond} calls per second for api client. Reduce request rates to resume uninterrupted service.`, { 'Retry-After': '2.0' });
}
