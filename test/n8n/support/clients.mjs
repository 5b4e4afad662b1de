import { runByHand } from './runs.mjs';

const WAREHOUSE = { warehouseApi: { id: 'tributaryWarehouse', name: 'Warehouse' } };

/** Registers a client with stores as a person does it with the Clients node, secrets taken from n8n's credentials. */
export async function registered(rest, clientId, name, stores) {
  const node = (at, label, type, more) => ({ id: `n${at}`, name: label, type, typeVersion: 1, position: [at * 220, 0], parameters: {}, ...more });
  const clients = (at, label, parameters, credentials = {}) => node(at, label, 'n8n-nodes-tributary.clients', { parameters, credentials: { ...WAREHOUSE, ...credentials } });
  const nodes = [
    node(0, 'Start', 'n8n-nodes-base.manualTrigger'),
    clients(1, 'Client', { resource: 'client', operation: 'create', name, additionalFields: { id: clientId, ifExists: 'use' } }),
    ...stores.map((store, at) => clients(at + 2, store.name, {
      resource: 'connection', operation: 'add', clientId: { __rl: true, mode: 'id', value: clientId }, platform: store.platform, name: store.name,
      fieldsFrom: 'credential', syncFrequency: 'hourly', options: {},
    }, store.credentials)),
  ];
  const connections = Object.fromEntries(nodes.slice(1).map((to, at) => [nodes[at].name, { main: [[{ node: to.name, type: 'main', index: 0 }]] }]));
  const workflow = await rest.post('/rest/workflows', { name: `Register ${name}`, nodes, connections, settings: {} });
  return await runByHand(rest, workflow.id);
}
