import { createHash } from 'node:crypto';
import { MARKUP } from './markup';
import { API_SCRIPT } from './script/api';
import { EXPORT_SCRIPT } from './script/exports';
import { LIST_SCRIPT } from './script/lists';
import { OVERRIDE_SCRIPT } from './script/overrides';
import { START_SCRIPT } from './script/start';
import { STATUS_SCRIPT } from './script/status';
import { TAB_SCRIPT } from './script/tabs';
import { STYLE } from './style';

export interface ConsoleOptions {
  readonly title: string;
  /** Header that carries the key people enter. */
  readonly keyHeader: string;
}

const SCRIPT = [API_SCRIPT, LIST_SCRIPT, TAB_SCRIPT, OVERRIDE_SCRIPT, EXPORT_SCRIPT, STATUS_SCRIPT, START_SCRIPT].join('\n');

/**
 * One page without anything from elsewhere. It knows no secret: the key and the override tokens are entered by a
 * person and live in the page's memory. Only its own script may run, also where data brings markup with it.
 */
export function consolePage({ title, keyHeader }: ConsoleOptions): string {
  const script = `(() => {\n'use strict';\n${SCRIPT}\n})();`;
  const hash = createHash('sha256').update(script).digest('base64');
  // n8n serves pages in a sandbox, where 'self' is nobody: addresses are not narrowed further.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; connect-src http: https:; img-src data:; form-action 'none'; base-uri 'none'`;
  return `<!doctype html>
<html lang="en" data-key-header="${escaped(keyHeader)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
${MARKUP.replace('{title}', () => escaped(title))}
<script>${script}</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  const entities = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;']]);
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? '');
}
