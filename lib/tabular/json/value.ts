const SUSPECT_NUMBER = /\d{16}|\d[eE]\+?\d{3}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/g;

/** The value of a JSON text, or undefined when it is not JSON. Integers that a double cannot hold become strings. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(SUSPECT_NUMBER.test(text) ? text.replace(STRING_OR_NUMBER, exactNumber) : text);
  } catch {
    return undefined;
  }
}

function exactNumber(token: string, fraction?: string, exponent?: string): string {
  if (token.startsWith('"')) return token;
  const value = Number(token);
  const isExact = fraction || exponent ? Number.isFinite(value) : Number.isSafeInteger(value);
  return isExact ? token : `"${token}"`;
}
