import { maskEmail } from './mask';
import { Refusal } from './refusal';

/** Longest address that can be delivered to (RFC 5321, erratum 1690). */
const MAX_LENGTH = 254;
const MAX_LOCAL = 64;

/** The plain kind nearly all addresses are of: no class overlaps its neighbour, so matching is linear. */
const PLAIN = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*\.[a-z]{2,24}$/;
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const LABEL = /^[\p{L}\p{M}\p{N}-]{1,63}$/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Lower-cased address, or why it is none. `mailto:`, `Name <address>` and invisible characters are taken off. */
export function toEmail(text: string): string | Refusal {
  const lower = text.toLowerCase();
  // No longer than one part may be, so that no part is too long.
  if (lower.length <= MAX_LOCAL && PLAIN.test(lower)) return lower;
  const cleaned = clean(lower);
  const reason = flaw(cleaned);
  if (reason === null) return cleaned;
  return new Refusal('invalid_email', `"${maskEmail(text)}" is not an e-mail address: ${reason}. Correct the address.`);
}

/** Whether a text is an e-mail address as it stands; used on samples. */
export function looksLikeEmail(text: string): boolean {
  return !(toEmail(text) instanceof Refusal);
}

function clean(text: string): string {
  if (text.length > 4 * MAX_LENGTH) return text;
  const bare = text.replace(INVISIBLE, '').normalize('NFKC').trim();
  const open = bare.lastIndexOf('<');
  const inner = open >= 0 && bare.endsWith('>') ? bare.slice(open + 1, -1) : bare;
  return inner.startsWith('mailto:') ? inner.slice(7) : inner;
}

/** What is wrong with an address, in words; null when nothing is. */
function flaw(address: string): string | null {
  if (address.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  const at = address.indexOf('@');
  if (at < 0) return 'it has no @';
  if (address.indexOf('@', at + 1) >= 0) return 'it has more than one @';
  if (/\s/.test(address)) return 'it contains a space';
  return localFlaw(address.slice(0, at)) ?? domainFlaw(address.slice(at + 1));
}

function localFlaw(local: string): string | null {
  if (local === '') return 'nothing stands before the @';
  if (local.length > MAX_LOCAL) return `the part before the @ is longer than ${MAX_LOCAL} characters`;
  if (local.includes('..')) return 'it has two dots in a row';
  if (local.startsWith('.') || local.endsWith('.')) return 'a dot stands at the edge of the part before the @';
  return LOCAL.test(local) ? null : 'the part before the @ has a character that is not allowed';
}

function domainFlaw(domain: string): string | null {
  if (domain === '') return 'nothing stands after the @';
  if (domain.includes('..')) return 'it has two dots in a row';
  const labels = domain.split('.');
  for (const label of labels) {
    if (label === '') return 'the domain starts or ends with a dot';
    if (!LABEL.test(label)) return 'the domain has a character that is not allowed';
    if (label.startsWith('-') || label.endsWith('-')) return 'a part of the domain starts or ends with a hyphen';
  }
  const ending = labels.at(-1) ?? '';
  return labels.length < 2 || /^\p{N}+$/u.test(ending) || [...ending].length < 2 ? 'the domain has no ending such as .com' : null;
}
