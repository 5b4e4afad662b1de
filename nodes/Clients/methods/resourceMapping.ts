import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { storePlatform } from '../../../lib/platforms/stores';
import type { CredentialField } from '../../../lib/sync/types';
import { toNodeError } from '../../host/failure';
import { chosenId } from '../../stores/parameters';
import { openRegistry } from '../../stores/registry';

/** The fields of the platform chosen, or of the connection that is to be changed. */
async function getConnectionFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  try {
    const isUpdate = this.getCurrentNodeParameter('operation') === 'update';
    const name = isUpdate ? await platformOfConnection(this) : String(this.getCurrentNodeParameter('platform') ?? '');
    if (name === '') return { fields: [] };
    const { fields } = await storePlatform(name);
    return { fields: fields.map((field) => mapped(field, isUpdate)) };
  } catch (thrown) {
    throw toNodeError(this.getNode(), thrown, 0);
  }
}

async function platformOfConnection(host: ILoadOptionsFunctions): Promise<string> {
  const registry = await openRegistry(host);
  try {
    const { listConnections } = await import('../../../lib/clients');
    const id = chosenId(host, 'connectionId', 0);
    const connections = await listConnections(registry, { clientId: chosenId(host, 'clientId', 0) });
    return connections.find((connection) => connection.id === id)?.platform ?? '';
  } finally {
    await registry.close();
  }
}

function mapped({ name, displayName, required, options }: CredentialField, isUpdate: boolean): ResourceMapperField {
  return {
    id: name,
    displayName,
    required: required && !isUpdate,
    defaultMatch: false,
    display: true,
    type: options ? 'options' : 'string',
    options: options?.map((value) => ({ name: value, value })),
    removed: isUpdate,
  };
}

export const resourceMapping = { getConnectionFields };
