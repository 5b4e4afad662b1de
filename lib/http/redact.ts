const HIDDEN = '***';
/** A shorter secret would also hide parts of ordinary words; it is hidden only where it stands alone. */
const SHORT = 4;

/** `john@example.com` → `jo***@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 0) return HIDDEN;
  return `${email.slice(0, Math.min(2, at))}${HIDDEN}${email.slice(at)}`;
}

/**
 * Hides known secrets (as they are, URL-encoded, inside Base64), tokens, query strings and user names of URLs,
 * and masks e-mail addresses.
 */
export function redactText(text: string, secrets: readonly string[] = []): string {
  const withoutSecrets = secrets.filter(Boolean).reduce(hideSecret, text);
  return withoutSecrets
    .replace(/\b(https?:\/\/)[^\s/@"'<>]+@/gi, `$1${HIDDEN}@`)
    .replace(/(https?:\/\/[^\s?#"'<>]*)\?[^\s"'<>]*/gi, `$1?${HIDDEN}`)
    .replace(/\b(authorization["']?\s*[:=]\s*["']?)(?:[\w-]+\s+)?[^\s"',;}]+/gi, `$1${HIDDEN}`)
    .replace(/\b(bearer|basic)(\s+|%20)(?=\S*[\d=]|\S{20})[\w.~+/=%-]{4,}/gi, `$1 ${HIDDEN}`)
    .replace(/\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g, HIDDEN)
    .replace(
      /\b((?:access_|refresh_|id_)?token|api[-_]?key|client_secret|secret|password)(["']?\s*[:=]\s*["']?)[^\s"'&,;}]+/gi,
      `$1$2${HIDDEN}`,
    )
    .replace(/[\p{L}\p{M}\p{N}_.!'+^`{|}~-]{1,64}(?:@|%40)[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+/giu, (email) => maskEmail(email.replace(/%40/, '@')));
}

function hideSecret(text: string, secret: string): string {
  const forms = [secret, ...insideBase64(secret)].map(anyEncoding);
  return forms.reduce((rest, form) => rest.replace(form, HIDDEN), text);
}

/** Matches the text with any of its characters percent-encoded, once or repeatedly, or escaped as in JSON. */
function anyEncoding(text: string): RegExp {
  const source = [...text].map((character) => {
    const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)*${byte.toString(16).padStart(2, '0')}`).join('');
    const plus = character === ' ' ? '|\\+' : '';
    return `(?:\\\\?${escapeRegExp(character)}|${bytes}${plus})`;
  }).join('');
  const alone = text.length < SHORT ? ['(?<!\\w)', '(?!\\w)'] : ['', ''];
  return new RegExp(`${alone[0]}${source}${alone[1]}`, 'gi');
}

/** The characters a secret leaves in Base64 text that holds it: one form for each of the three alignments. */
function insideBase64(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const forms = [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replace(/=+$/, '');
    const start = Math.ceil((offset * 8) / 6);
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = encoded.slice(start, whole);
    return [core, core.replace(/\+/g, '-').replace(/\//g, '_')];
  });
  return [...new Set(forms)].filter((form) => form.length >= SHORT);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
