import type { INode } from 'n8n-workflow';
import { parseApiConfig } from '../../../runner/cli/apiConfig';
import { customerApiCredential, withChoices, type ImportChoices } from '../../../runner/cli/customerImport';
import { CustomerApi } from '../../../nodes/CustomerApi/CustomerApi.node';
import { CustomerImport } from '../../../nodes/CustomerImport/CustomerImport.node';
import { customerApiProperties } from '../../../credentials/customerApi/properties';

const node: INode = {
  id: '1', name: 'Customer Import', type: 'n8n-nodes-tributary.customerImport', typeVersion: 1, position: [0, 0],
  parameters: { inputSource: 'binary', template: 'customer', options: { recordPath: 'rows' } },
};
const nothing: ImportChoices = {
  input: undefined, template: undefined, map: [], dryRun: false, fresh: false, out: '/results', country: undefined, dateOrder: undefined,
};
const config = parseApiConfig({
  base_url: 'https://api.example.com',
  endpoints: { customers: '/people', lookup: '/people?email={email}', batch: '/people/batch', health: '/ok' },
  settings: { max_concurrent_requests: 'auto', idempotency_header: 'Idempotency-Key', requests_per_second: 4, unique_key: 'email' },
  api_mappings: { hubspot: { name: 'Company' } },
}, 'test');
const all: ImportChoices = {
  ...nothing, input: '/data/my.csv', template: 'hubspot', map: [{ source: '=A1', target: 'email' }], dryRun: true, fresh: true,
  country: 'DE', dateOrder: 'DMY', destination: { config, id: 'mine' },
};

describe('filling in the import node’s form', () => {
  it('changes nothing but where it remembers, when nothing is asked for', () => {
    expect(withChoices(node, nothing).parameters).toEqual({
      inputSource: 'binary', template: 'customer', options: { recordPath: 'rows', warehouseFolder: '/results/warehouse' },
    });
  });

  it('sets file, template, mapping and destination', () => {
    const { parameters } = withChoices(node, all);
    expect(parameters).toMatchObject({
      inputSource: 'file', filePath: '/data/my.csv', template: 'hubspot', dryRun: true, fresh: true, endpoint: '/people',
      apiMappings: '{"name":"Company"}',
      options: {
        recordPath: 'rows', concurrency: 'auto', requestsPerSecond: 4, retryOnStatus: '429,500,502,503,504', timeout: 30, uniqueKey: true,
        idempotencyHeader: 'Idempotency-Key', lookupEndpoint: '/people?email={email}', batchEndpoint: '/people/batch',
        defaultCountry: 'DE', dateOrder: 'DMY', destinationId: 'mine',
      },
    });
  });

  it('never lets a name from outside become an expression', () => {
    expect(withChoices(node, all).parameters.fieldMap).toEqual({ values: [{ source: '={{ "=A1" }}', target: 'email' }] });
  });

  it('sets only parameters the node knows', () => {
    const { properties } = new CustomerImport().description;
    const options = properties.find(({ name }) => name === 'options')?.options ?? [];
    const { parameters } = withChoices(node, all);
    expect(properties.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(parameters)));
    expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(parameters.options as object)));
  });

  it('gives the step-by-step nodes the file and the destination too', () => {
    const reader = withChoices({ ...node, type: 'n8n-nodes-tributary.readRecords', parameters: {} }, all);
    expect(reader.parameters).toEqual({ inputSource: 'file', filePath: '/data/my.csv' });
    const sender = withChoices({ ...node, type: 'n8n-nodes-tributary.customerApi', parameters: { operation: 'createMany' } }, all);
    expect(sender.parameters).toMatchObject({ operation: 'createMany', endpoint: '/people', options: { idempotencyHeader: 'Idempotency-Key' } });
    const options = new CustomerApi().description.properties.find(({ name }) => name === 'options')?.options ?? [];
    expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(sender.parameters.options as object)));
  });

  it('gives the node a credential where the workflow has none', () => {
    expect(withChoices(node, nothing).credentials).toHaveProperty('customerApi');
  });

  it('leaves other nodes alone', () => {
    const other = { ...node, type: 'n8n-nodes-base.set' };
    expect(withChoices(other, all)).toBe(other);
  });
});

describe('the credential of a configuration entry', () => {
  it.each([
    [{ type: 'none' }, { authentication: 'none' }],
    [{ type: 'bearer_token', api_key: 't' }, { authentication: 'bearerToken', bearerToken: 't' }],
    [{ type: 'api_key', api_key: 'k' }, { authentication: 'apiKey', apiKey: 'k', headerName: 'X-API-Key' }],
    [{ type: 'basic', username: 'u', password: 'p' }, { authentication: 'basic', username: 'u', password: 'p' }],
    [
      { type: 'oauth2', client_id: 'i', client_secret: 's', token_url: 'https://a.example/t' },
      { authentication: 'oauth2', clientId: 'i', clientSecret: 's', tokenUrl: 'https://a.example/t' },
    ],
  ])('for %j has only fields the credential type knows', (authentication, expected) => {
    const entry = parseApiConfig({ base_url: 'https://api.example.com', endpoints: { health: '/ok' }, authentication }, 'test');
    const credential = customerApiCredential(entry);
    expect(credential).toEqual({ baseUrl: 'https://api.example.com', healthEndpoint: '/ok', ...expected });
    expect(customerApiProperties.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(credential)));
  });
});
