import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CustomerApi } from '../../../lib/platforms/customer-api';
import { connect } from '../../delivery/connection';
import { customerApiSettings } from '../../delivery/settings';
import { toNodeError } from '../../delivery/failure';
import * as create from './customer/create.operation';
import * as createMany from './customer/createMany.operation';
import * as find from './customer/find.operation';
import * as checkHealth from './service/checkHealth.operation';

/** One operation over all input items, on an open client of the API. */
type Operation = (host: IExecuteFunctions, api: CustomerApi) => Promise<INodeExecutionData[]>;

const OPERATIONS = new Map<string, Operation>([
  ['customer.create', create.execute],
  ['customer.createMany', createMany.execute],
  ['customer.find', find.execute],
  ['service.checkHealth', checkHealth.execute],
]);

/** Settings are read once, with the first item: an expression per item and setting would cost more than the requests. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const name = `${host.getNodeParameter('resource', 0)}.${host.getNodeParameter('operation', 0)}`;
  const operation = OPERATIONS.get(name);
  if (!operation) throw toNodeError(host.getNode(), new Error(`The operation ${name} does not exist`), 0);
  if (host.getInputData().length === 0) return [];

  const endpoint = host.getNodeParameter('endpoint', 0, '/customers') as string;
  const options = host.getNodeParameter('options', 0, {}) as IDataObject;
  const lookupEndpoint = host.getNodeParameter('lookupEndpoint', 0, options.lookupEndpoint ?? '') as string;
  const { api } = await connect(host, customerApiSettings(host.getNode(), endpoint, { ...options, lookupEndpoint }));
  try {
    return await operation(host, api);
  } finally {
    api.close();
  }
}
