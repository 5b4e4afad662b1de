import type { INodeProperties } from 'n8n-workflow';
import type { Endpoint } from '../../../lib/platforms/sigma';
import type { SigmaModule } from '../transport/connection';
import { oneItem, textOf, type Operation } from './operation';

/** A call that needs one id and nothing else; `done` is put out where Sigma answers nothing. */
export function oneById(field: INodeProperties[], idName: string, endpoint: (sigma: SigmaModule) => Endpoint, done?: object): Operation {
  return {
    fields: field,
    execute: async (call) => {
      const id = textOf(call, idName);
      const answer = (await call.client.call(endpoint(call.sigma), { ids: { [idName]: id }, signal: call.signal })) as object;
      return oneItem(done ? { [idName]: id, ...done } : answer);
    },
  };
}
