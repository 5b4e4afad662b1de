import { z } from 'zod';
import type { Endpoint, ListEndpoint } from '../endpoint';
import { entry, pageOf } from '../shapes';

const connection = entry('connectionId', 'name');

export const connections = {
  list: { name: 'connections.getMany', method: 'GET', path: '/v2/connections', query: ['search', 'includeArchived'], answer: pageOf(connection), paging: 'page' },
  get: { name: 'connections.get', method: 'GET', path: '/v2/connections/{connectionId}', answer: connection },
  test: { name: 'connections.test', method: 'GET', path: '/v2/connections/{connectionId}/test', answer: z.object({ read: z.string() }).passthrough() },
} as const satisfies Record<string, Endpoint | ListEndpoint>;

const dataset = entry('datasetId', 'name');

/** Deprecated by Sigma in favour of data models, and still served. */
export const datasets = {
  list: { name: 'datasets.getMany', method: 'GET', path: '/v2/datasets', answer: pageOf(dataset), paging: 'page' },
  get: { name: 'datasets.get', method: 'GET', path: '/v2/datasets/{datasetId}', answer: dataset },
} as const satisfies Record<string, Endpoint | ListEndpoint>;

const dataModel = entry('dataModelId', 'name');

export const dataModels = {
  list: { name: 'dataModels.getMany', method: 'GET', path: '/v2/dataModels', query: ['excludeTags'], answer: pageOf(dataModel), paging: 'page' },
  get: { name: 'dataModels.get', method: 'GET', path: '/v2/dataModels/{dataModelId}', answer: dataModel },
} as const satisfies Record<string, Endpoint | ListEndpoint>;
