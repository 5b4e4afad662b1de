import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../host/failure';
import { chosenId } from './parameters';
import { openRegistry, type OpenRegistry } from './registry';

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

interface Entry { readonly name: string; readonly value: string }

/** What stands behind the lists of Client and Connection; connections of this platform alone where one is given. */
export function storeListSearch(platform?: string): Record<'searchClients' | 'searchConnections', Search> {
  return {
    searchClients: search(async (registry) => {
      const { listClients } = await import('../../lib/clients');
      return (await listClients(registry)).map(({ id, name }) => ({ name: `${name} (${id})`, value: id }));
    }),
    searchConnections: search(async (registry, host) => {
      const { listConnections } = await import('../../lib/clients');
      const connections = await listConnections(registry, { clientId: chosenId(host, 'clientId', 0), platform });
      return connections.map((connection) => ({ name: `${connection.name} (${connection.platform})`, value: connection.id }));
    }),
  };
}

function search(read: (registry: OpenRegistry, host: ILoadOptionsFunctions) => Promise<Entry[]>): Search {
  return async function searchList(filter = '') {
    try {
      const registry = await openRegistry(this);
      try {
        const entries = await read(registry, this);
        return { results: entries.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
      } finally {
        await registry.close();
      }
    } catch (thrown) {
      throw toNodeError(this.getNode(), thrown, 0);
    }
  };
}
