import { maskText } from './mask';
import { Refusal } from './refusal';

const MAX_LENGTH = 2_000;
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]|$)/u;

/** An http or https address; `example.com` gets `https://`. */
export function toUrl(text: string): string | Refusal {
  const schemed = /^https?:\/\//i.test(text);
  const rest = schemed ? text.slice(text.indexOf('//') + 2) : text;
  if (text.length > MAX_LENGTH || /\s/.test(text) || !HOST.test(rest)) {
    return new Refusal('invalid_url', `"${maskText(text)}" is not a web address; write it like https://example.com.`);
  }
  return schemed ? text : `https://${text}`;
}
