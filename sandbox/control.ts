import type { FaultSettings } from './conditions/faults';
import { empty, isObject, json, parseJson, refusal } from './http/answers';
import type { Exchange } from './http/exchange';
import type { Recorder } from './http/recorder';
import type { Answer, HostCredential, Vendor } from './http/types';
import type { StrictApi } from './vendors/strict';

/** `/__sandbox/*`: a running sandbox seen and steered from another process. */
export function control(strict: StrictApi, recorder: Recorder, reset: () => void, credentials: () => readonly HostCredential[]): Vendor {
  return {
    name: 'Sandbox control',
    prefix: '/__sandbox',
    routes: [
      { method: 'GET', path: '/stats', handle: () => json(200, recorder.stats()) },
      { method: 'GET', path: '/credentials', handle: () => json(200, credentials()) },
      { method: 'GET', path: '/received', handle: () => json(200, recorder.received()) },
      { method: 'GET', path: '/customers', handle: () => json(200, strict.customers()) },
      { method: 'POST', path: '/faults', handle: (exchange) => setFaults(exchange, strict) },
      { method: 'POST', path: '/reset', handle: () => (reset(), empty(204)) },
    ],
    examples: () => ({}),
  };
}

/** The body replaces all fault settings; `{}` switches faults off. */
function setFaults(exchange: Exchange, strict: StrictApi): Answer {
  const faults = parseJson(exchange.body);
  if (!isObject(faults)) return refusal(400, 'invalid_body', 'The body must be a JSON object such as {"after": 0.05}.');
  try {
    strict.setFaults(faults as FaultSettings);
  } catch (error) {
    return refusal(400, 'invalid_faults', error instanceof Error ? error.message : String(error));
  }
  return json(200, faults);
}
