import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { SigmaClient, SigmaOptions } from '../../../lib/platforms/sigma';
import { egressOf } from '../../host/egress';

/** Sigma's platform module, loaded with the first use of the node. */
export type SigmaModule = typeof import('../../../lib/platforms/sigma');

/** What operations work with. The client is made when it is first asked for: a status needs none that works. */
export interface Connection {
  readonly sigma: SigmaModule;
  readonly options: SigmaOptions;
  readonly client: SigmaClient;
}

export async function connect(host: IExecuteFunctions | ILoadOptionsFunctions): Promise<Connection> {
  const { createMeter } = await import('../../../lib/http');
  const sigma = await import('../../../lib/platforms/sigma');
  const credential = sigma.sigmaCredential(await host.getCredentials('sigmaApi'));
  const options = { credential, meter: createMeter(), egress: egressOf(host.helpers) };
  let client: SigmaClient | undefined;
  return {
    sigma,
    options,
    get client() {
      client ??= sigma.createSigmaClient(options);
      return client;
    },
  };
}
