import { HttpFailure, redactText } from '../../../http';

export interface WpProblem {
  readonly code: string;
  /** In the language of the site, without secrets and personal data; null where there is none. */
  readonly message: string | null;
  /** The parameter concerned, where WordPress names one. */
  readonly field: string | null;
  /** What is there already: the product with the same SKU, the term with the same name. */
  readonly resourceId: string | null;
}

const LONGEST = 300;

/** WordPress's `{code, message, data}`; null for anything else. Codes are the same in all languages, messages are not. */
export function problemIn(body: unknown, secrets: readonly string[] = []): WpProblem | null {
  const { code, message, data } = objectOf(body);
  if (typeof code !== 'string' || !/^[\w-]{1,80}$/.test(code)) return null;
  const { params, resource_id: resourceId } = objectOf(data);
  const names = Array.isArray(params) ? params.map(String) : Object.keys(objectOf(params));
  return {
    code,
    message: typeof message === 'string' ? cleaned(message, secrets) : null,
    field: names[0]?.slice(0, 60) ?? null,
    resourceId: typeof resourceId === 'number' || typeof resourceId === 'string' ? String(resourceId) : null,
  };
}

/** What each code means and what to do; the vendor's own sentence follows where there is one. */
const BY_CODE: ReadonlyMap<string, string> = new Map([
  ['rest_invalid_param', 'WooCommerce does not accept a parameter. Correct it; if it is orderby or modified_after, the store needs WooCommerce 5.8 or newer'],
  ['rest_missing_callback_param', 'something required is missing. Add it'],
  ['rest_no_route', 'the store has no such call. Check that WooCommerce is active and not older than 3.5'],
  ['registration-error-email-exists', 'an account with this e-mail address exists already. Update it instead'],
  ['registration-error-username-exists', 'an account with this user name exists already. Choose another one'],
  ['registration-error-invalid-email', 'the e-mail address is none. Correct it'],
  ['woocommerce_rest_customer_invalid_email', 'the e-mail address is none, or another account has it. Correct it'],
  ['product_invalid_sku', 'another product has this SKU. Choose another one, or update that product'],
  ['woocommerce_rest_invalid_customer_id', 'there is no customer with this ID. Correct it, or leave it out for a guest'],
  ['woocommerce_rest_required_product_reference', 'a line item names no product. Give it a product ID, variation ID or SKU'],
  ['woocommerce_rest_authentication_missing_parameter', 'the signature arrived incomplete: something between here and the store removes query parameters'],
  ['woocommerce_rest_request_entity_too_large', 'more than 100 entries in one batch. Send fewer'],
  ['woocommerce_rest_already_trashed', 'it is in the trash already. Delete it permanently if it has to go'],
  ['woocommerce_rest_trash_not_supported', 'this cannot be put into the trash. Delete it permanently'],
  ['term_exists', 'there is one with this name already. Use that, or choose another name'],
  ['internal_server_error', 'WordPress broke down. Look into the log of the site'],
]);

const UNKNOWN_KEY = 'the store does not know this key, or does not let its user do that (401). Check consumer key and secret, their permission (read or write) and that '
  + 'their user is an administrator or shop manager; check, too, that the store URL is the final address: a redirect, such as to www., loses the key';

const BY_STATUS: ReadonlyMap<number, string> = new Map([
  [401, UNKNOWN_KEY],
  [403, 'the store, its firewall or a security plugin does not allow it (403). Check the role of the key\'s user; if the answer is a web page, allow the address of n8n in the firewall'],
  [404, 'nothing with this ID, or no REST API at this address (404). Check the ID and the store URL; where permalinks are plain, end the URL with /?rest_route=/'],
  [406, 'the host\'s firewall (ModSecurity) refuses the request (406). Ask the host to allow the REST API'],
  [429, 'the host limits how many requests it takes, and kept refusing (429). Run it again later'],
  [503, 'the store is in maintenance or overloaded (503). Run it again later'],
]);

/** The failure in plain words: what happened, whether it took effect, what to do. Never the credential. */
export function explained(failure: HttpFailure, operation: string, isRead: boolean, secrets: readonly string[]): HttpFailure {
  const { status, kind, attempts, afterDoubt, headers, body, requestId } = failure;
  if (status === undefined || kind === 'not_sent' || kind === 'cancelled' || (status >= 300 && status < 400)) return failure;
  const problem = problemIn(body, secrets);
  const what = (problem && sentenceOf(problem, status)) ?? BY_STATUS.get(status) ?? (status >= 500 ? `the store had an error of its own (${status}). Look into the log of the site, or run it again later` : null);
  if (what === null) return failure;
  const said = problem?.message ? ` WooCommerce says: “${problem.message}” (${problem.code}).` : '';
  const message = `${operation}: ${what}. ${effectOf(kind, isRead)}${said}`;
  return new HttpFailure(message, { kind, status, requestId, attempts, afterDoubt, headers, body, cause: failure });
}

/** The same for one entry of a batch. */
export function sentenceFor(problem: WpProblem): string {
  const what = sentenceOf(problem, 0) ?? 'WooCommerce does not accept it. Correct what it names';
  return `${what}. It took no effect.${problem.message ? ` WooCommerce says: “${problem.message}” (${problem.code}).` : ` (${problem.code})`}`;
}

function sentenceOf({ code, field }: WpProblem, status: number): string | null {
  if (/^woocommerce_rest_authentication_error$|^woocommerce_rest_cannot_/.test(code)) return status === 401 ? UNKNOWN_KEY : null;
  if (/invalid_id$|_invalid_order$/.test(code)) return 'there is nothing with this ID. Check it';
  const known = BY_CODE.get(code);
  return known ? `${known}${field ? ` (${field})` : ''}` : null;
}

function effectOf(kind: HttpFailure['kind'], isRead: boolean): string {
  if (isRead) return 'Nothing was changed.';
  return kind === 'unknown' ? 'Whether it took effect is not known; look before sending it again.' : 'It took no effect.';
}

function cleaned(message: string, secrets: readonly string[]): string | null {
  const text = redactText(message.replace(/<[^>]*>/g, ' '), secrets).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text.slice(0, LONGEST);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {};
}
