import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX_SECRETS } from '../../credentials';
import { empty, isObject, json, parseJson, refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer, Handler, HostCredential, Route, Vendor } from '../../http/types';
import { missing, problem } from './answers';
import { organization } from './data';
import { Exports } from './exports';
import { Materializations } from './materializations';
import { resourceEndpoints, type Endpoint } from './resources';
import { DEFAULTS, merged } from './settings';
import { HOME_REGION, SigmaTokens } from './tokens';

export { HOME_REGION } from './tokens';

/**
 * Sigma Computing's REST API. Its hosts are paths here: `/sigma/<region>/v2/…`. The simulated organisation lives
 * in one region; the others know neither its client nor its tokens.
 */
export function sigma(onTokenIssued: () => void): Vendor {
  let settings = DEFAULTS;
  let everything = organization();
  const tokens = new SigmaTokens(onTokenIssued);
  const exports = new Exports(() => settings, () => everything);
  const materializations = new Materializations(() => settings);

  const guarded = (answer: Endpoint['answer']): Handler => async (exchange) => {
    if (settings.latencyMs > 0) await sleep(settings.latencyMs, undefined, { signal: exchange.closing });
    if (settings.state === 'down') return problem(503, 'unavailable', 'Service unavailable');
    return tokens.refuse(exchange, exchange.param('region')) ?? answer(exchange);
  };
  const route = ({ method, path, answer }: Endpoint): Route => ({ method, path: `/:region${path}`, handle: guarded(answer) });

  const jobs: readonly Endpoint[] = [
    { method: 'POST', path: '/v2/workbooks/:id/export', answer: (exchange) => exports.start(exchange) },
    { method: 'GET', path: '/v2/query/:id/download', answer: (exchange) => exports.download(exchange) },
    { method: 'POST', path: '/v2/workbooks/:id/materializations', answer: (exchange) => materializations.start(exchange, exchange.param('id')) },
    { method: 'GET', path: '/v2/workbooks/:id/materializations/:run', answer: (exchange) => materializations.show(exchange.param('run'), exchange.param('id')) },
    { method: 'POST', path: '/v2/dataModels/:action', answer: (exchange) => startModel(exchange, materializations) },
    { method: 'GET', path: '/v2/dataModels/:id/materializations/:run', answer: (exchange) => materializations.show(exchange.param('run'), exchange.param('id')) },
  ];

  const change = (exchange: Exchange): Answer => {
    const changes = parseJson(exchange.body);
    if (!isObject(changes)) return refusal(400, 'invalid_body', 'The body must be a JSON object.');
    try {
      settings = merged(settings, changes);
    } catch (error) {
      return refusal(400, 'invalid_settings', error instanceof Error ? error.message : String(error));
    }
    return json(200, settings);
  };

  return {
    name: 'Sigma Computing',
    prefix: '/sigma',
    routes: [
      { method: 'POST', path: '/__settings', handle: change },
      { method: 'POST', path: '/__revoke', handle: () => (tokens.revoke(), empty(204)) },
      {
        method: 'POST',
        path: '/:region/v2/auth/token',
        handle: (exchange) => (settings.state === 'down' ? problem(503, 'unavailable', 'Service unavailable') : tokens.issue(exchange, exchange.param('region'), settings.tokenLifeSeconds)),
      },
      ...resourceEndpoints(() => everything).map(route),
      ...jobs.map(route),
    ],
    notFound: () => missing('Endpoint'),
    examples: () => ({}),
    credentials,
    reset: () => {
      settings = DEFAULTS;
      everything = organization();
      tokens.reset();
      exports.reset();
      materializations.reset();
    },
  };
}

/** `POST /v2/dataModels/{id}:materialize`: the action hangs on the id by a colon. */
function startModel(exchange: Exchange, materializations: Materializations): Answer {
  const [id = '', action] = exchange.param('action').split(':', 2);
  return action === 'materialize' ? materializations.start(exchange, id) : missing('Endpoint');
}

/** The console's key only guards webhooks of this machine's own n8n. */
function credentials(url: string): HostCredential[] {
  const { clientId, clientSecret, apiKey, apiKeyHeader } = SANDBOX_SECRETS;
  return [
    { id: 'tributarySigmaConsoleKey', name: 'Sigma Console Key', type: 'httpHeaderAuth', data: { name: apiKeyHeader, value: apiKey } },
    { id: 'tributarySigmaApi', name: 'Sigma API', type: 'sigmaApi', data: { region: 'custom', baseUrl: sigmaBaseUrl(url), clientId, clientSecret, accessToken: '' } },
  ];
}

/** Where the simulated organisation is reached below a sandbox's own address. */
export function sigmaBaseUrl(sandboxUrl: string, region = HOME_REGION): string {
  return `${sandboxUrl}/sigma/${region}`;
}
