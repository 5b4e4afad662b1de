/** Places at which the JSON may begin that are tried; a longer preamble is no PHP notice. */
const MOST_STARTS = 50;

/**
 * The JSON in an answer that did not parse as a whole: PHP notices, warnings or a byte order mark before it, or
 * something printed after it. Undefined where there is none, as in a web page.
 */
export function jsonIn(text: string): unknown {
  if (/^\s*<(!doctype|html)/i.test(text)) return undefined;
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')) + 1;
  for (let start = text.search(/[[{]/), tries = 0; start >= 0 && start < end && tries < MOST_STARTS; tries += 1) {
    const found = parsed(text.slice(start, end));
    if (typeof found === 'object' && found !== null) return found;
    const next = text.slice(start + 1).search(/[[{]/);
    start = next < 0 ? -1 : start + 1 + next;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
