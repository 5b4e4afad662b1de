const SHOWN_DOMAIN = /^[\p{L}\p{N}.,_-]{1,60}$/u;

/** `john.doe@example.com` → `jo***@example.com`; anything else as {@link maskText}. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  if (at < 0 || !SHOWN_DOMAIN.test(domain)) return maskText(text);
  return `${start(text.slice(0, at))}***@${domain}`;
}

/** `+49 151 234567` → `+49…67`. */
export function maskPhone(text: string): string {
  const shown = text.trim();
  return shown.length < 8 ? maskText(shown) : `${shown.slice(0, 3)}…${shown.slice(-2)}`;
}

/** First two characters, and never more than a third of the text. */
export function maskText(text: string): string {
  return `${start(text)}***`;
}

function start(text: string): string {
  const characters = [...text.slice(0, 8)];
  return characters.slice(0, Math.min(2, Math.ceil(characters.length / 3))).join('');
}
