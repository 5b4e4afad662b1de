import { HttpFailure } from '../../http';
import type { ConnectionTest, CredentialField, StoreConnection, StoreContext, StoreIdentity, StorePlatform, StreamInfo, StreamPage } from '../../sync/types';
import type { RecordRow } from '../../warehouse/storeRows';
import { createSigmaClient, type SigmaClient } from './client';
import { checkedCredential } from './credential';
import type { ListEndpoint } from './endpoint';
import { connections, dataModels, datasets } from './endpoints/data';
import { currentUser, members, teams } from './endpoints/people';
import { files, workspaces } from './endpoints/places';
import { workbooks } from './endpoints/workbooks';
import { onePage, pagesOf } from './paging';
import { cloudOf, REGIONS } from './regions';
import type { Entry, SigmaCredential } from './types';

interface Inventory {
  readonly displayName: string;
  readonly list: ListEndpoint;
  readonly id: string;
  /** Sigma may withhold single entries of a list; what is missing from such a list is not gone. */
  readonly deletions: StreamInfo['deletions'];
}

const compared = (displayName: string, list: ListEndpoint, id: string): Inventory => ({ displayName, list, id, deletions: 'compared' });

/** Sigma's lists have no filter by time: each is read whole, and what did not change is not written again. */
const INVENTORIES: ReadonlyMap<string, Inventory> = new Map([
  ['connections', compared('Connections', connections.list, 'connectionId')],
  ['workbooks', compared('Workbooks', workbooks.list, 'workbookId')],
  ['workspaces', compared('Workspaces', workspaces.list, 'workspaceId')],
  ['datasets', compared('Datasets', datasets.list, 'datasetId')],
  ['data_models', compared('Data Models', dataModels.list, 'dataModelId')],
  ['teams', compared('Teams', teams.list, 'teamId')],
  ['members', compared('Members', members.list, 'memberId')],
  ['files', { ...compared('Files', files.list, 'id'), deletions: 'never' }],
]);

const ALSO_ARCHIVED = new Set(['connections', 'members']);

const FIELDS: readonly CredentialField[] = [
  {
    name: 'region', displayName: 'Cloud Region', description: 'Address of the region the organization lives in, as under Administration > Developer Access; custom for another one',
    required: true, secret: false, options: [...REGIONS.map(({ baseUrl }) => baseUrl), 'custom'],
  },
  { name: 'baseUrl', displayName: 'Base URL', description: 'Address of the API where the region is custom, without /v2', required: false, secret: false },
  { name: 'clientId', displayName: 'Client ID', description: 'Of an API credential whose owner is an admin, to see members and all workbooks', required: true, secret: false },
  { name: 'clientSecret', displayName: 'Client Secret', description: 'Shown once when the API credential is made', required: true, secret: true },
];

/** What a Sigma organisation has, kept in the warehouse as records. */
export const sigmaStore: StorePlatform<SigmaCredential> = {
  name: 'sigma',
  displayName: 'Sigma Computing',
  credentialType: 'sigmaApi',
  fields: FIELDS,
  streams: [...INVENTORIES].map(([name, { displayName, deletions }]) => ({ name, displayName, tables: ['records'], deletions })),
  parse: checkedCredential,
  connect: (credential, context) => new SigmaConnection(credential, context),
};

class SigmaConnection implements StoreConnection {
  private readonly client: SigmaClient;

  constructor(private readonly credential: SigmaCredential, private readonly context: StoreContext) {
    this.client = createSigmaClient({ credential, meter: context.meter, egress: context.egress });
  }

  async identity(): Promise<StoreIdentity> {
    const user = await this.client.call(currentUser, { signal: this.context.signal });
    return { account: String(user.organizationId), accountName: `Sigma, ${cloudOf(this.credential.baseUrl)}` };
  }

  async test(): Promise<ConnectionTest> {
    const identity = await this.identity();
    const missing: { stream: string; reason: string }[] = [];
    const sample: Record<string, number> = {};
    for (const [stream, { list }] of INVENTORIES) {
      try {
        const { total } = await onePage(this.client, list, { signal: this.context.signal }, 1);
        if (total !== null) sample[stream] = total;
      } catch (thrown) {
        if (!(thrown instanceof HttpFailure) || thrown.status !== 403) throw thrown;
        missing.push({ stream, reason: thrown.message });
      }
    }
    return { ...identity, permissions: [], missing, sample };
  }

  async *read(stream: string): AsyncGenerator<StreamPage> {
    const at = new Date().toISOString();
    for await (const entries of this.pages(stream)) {
      yield { rows: { records: entries.map((entry) => toRecord(stream, entry)) }, cursor: null };
    }
    yield { rows: {}, cursor: { at } };
  }

  async *ids(stream: string): AsyncGenerator<readonly string[]> {
    for await (const entries of this.pages(stream)) yield entries.map((entry) => toRecord(stream, entry).id);
  }

  close(): void {
    this.client.close();
  }

  private async *pages(stream: string): AsyncGenerator<Entry[]> {
    const { list, id } = inventoryOf(stream);
    const query = ALSO_ARCHIVED.has(stream) ? { includeArchived: true } : {};
    for await (const { entries } of pagesOf(this.client, list, { query, signal: this.context.signal })) {
      yield entries.filter((entry) => typeof entry[id] === 'string');
    }
  }
}

function toRecord(stream: string, entry: Entry): RecordRow {
  return {
    id: `${stream}/${String(entry[inventoryOf(stream).id])}`,
    stream,
    name: textOf(entry.name) ?? nameOfPerson(entry),
    vendor_created_at: textOf(entry.createdAt),
    vendor_updated_at: textOf(entry.updatedAt),
    raw: entry,
  };
}

function nameOfPerson({ firstName, lastName }: Entry): string | null {
  return [textOf(firstName), textOf(lastName)].filter(Boolean).join(' ') || null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function inventoryOf(stream: string): Inventory {
  const inventory = INVENTORIES.get(stream);
  if (!inventory) throw new RangeError(`Sigma has no stream ${JSON.stringify(stream)}. It has ${[...INVENTORIES.keys()].join(', ')}.`);
  return inventory;
}
