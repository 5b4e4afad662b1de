import type { ICredentialDataDecryptedObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { SigmaClient, SigmaCredential, SigmaOptions } from '../../../lib/platforms/sigma';
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
  const credential = credentialOf(await host.getCredentials('sigmaApi'));
  const { createMeter } = await import('../../../lib/http');
  const sigma = await import('../../../lib/platforms/sigma');
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

function credentialOf(data: ICredentialDataDecryptedObject): SigmaCredential {
  const region = text(data.region);
  const baseUrl = region === '' || region === 'custom' ? text(data.baseUrl) : region;
  return { baseUrl: baseUrl.replace(/\/+$/, ''), clientId: text(data.clientId), clientSecret: text(data.clientSecret) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
