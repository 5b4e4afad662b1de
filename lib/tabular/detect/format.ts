import { InputError } from '../errors';
import type { TabularFormat } from '../types';

/** By content; the file name decides only between one JSON object and lines of them. */
export function detectFormat(text: string, fileName = ''): TabularFormat {
  const start = text.slice(0, 4096).trimStart();
  if (/^<(!doctype\s+html|html)\b/i.test(start)) {
    throw new InputError('web_page', 'This file is a web page, not data: the download may have led to a sign-in or an error page. Download it again.');
  }
  if (/^<(\?xml|!--|!DOCTYPE|[\p{L}_][\p{L}\p{N}_:.-]*[\s/>])/u.test(start)) return 'xml';
  if (/\.(ndjson|jsonl)$/i.test(fileName)) return 'ndjson';
  if (/^\[\s*([[{"\]\d-]|true|false|null|$)/.test(start)) return 'json';
  if (/^\{/.test(start) && hasObjectPerLine(text)) return 'ndjson';
  return /^\{\s*(["}]|$)/.test(start) ? 'json' : 'csv';
}

function hasObjectPerLine(text: string): boolean {
  const [first = '', second = ''] = text.split('\n', 1000).map((line) => line.trim()).filter(Boolean);
  return second.startsWith('{') && (parses(first) || parses(second));
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
