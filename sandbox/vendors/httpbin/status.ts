import { html, json } from '../../http/answers';
import type { Answer } from '../../http/types';

const TEAPOT = `
    -=[ teapot ]=-

       _...._
     .'  _ _ \`.
    | ."\` ^ \`". _,
    \\_;\`"---"\`|//
      |       ;/
      \\_     _/
        \`"""\`
`;

/** `200`, or several with weights (`200:0.9,500:0.1`); `chance` in [0, 1) picks. `prefix` leads redirects back here. */
export function answerStatus(spec: string, chance: number, prefix: string): Answer {
  const choices = spec.split(',').map(parseChoice);
  if (choices.some(({ status, weight }) => !isStatus(status) || !(weight >= 0))) return html(400, 'Invalid status code');
  let left = chance * choices.reduce((total, { weight }) => total + weight, 0);
  const chosen = choices.find(({ weight }) => (left -= weight) < 0) ?? choices.at(-1);
  return withExtras(chosen?.status ?? 400, prefix);
}

function parseChoice(choice: string): { status: number; weight: number } {
  const [status = '', weight = '1'] = choice.split(':');
  return { status: Number(status), weight: Number(weight) };
}

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

function withExtras(status: number, prefix: string): Answer {
  if ([301, 302, 303, 305, 307].includes(status)) return html(status, '', { Location: `${prefix}/redirect/1` });
  if (status === 401) return html(status, '', { 'WWW-Authenticate': 'Basic realm="Fake Realm"' });
  if (status === 402) return html(status, 'Payment required', { 'x-more-info': 'http://vimeo.com/22053820' });
  if (status === 406) return json(status, { message: 'Client did not request a supported media type.', accept: ['image/webp', 'image/svg+xml', 'image/jpeg', 'image/png', 'image/*'] });
  if (status === 407) return html(status, '', { 'Proxy-Authenticate': 'Basic realm="Fake Realm"' });
  if (status === 418) return html(status, TEAPOT, { 'x-more-info': 'http://tools.ietf.org/html/rfc2324' });
  return html(status, '');
}
