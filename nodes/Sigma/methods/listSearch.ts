import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Entry, ListEndpoint } from '../../../lib/platforms/sigma';
import { connect, type SigmaModule } from '../transport/connection';
import { toNodeError } from '../transport/failure';

type Search = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

interface SearchSettings {
  readonly list: (sigma: SigmaModule) => ListEndpoint;
  readonly id: string;
  /** Query parameter for the filter, where Sigma searches itself. */
  readonly query?: string;
  readonly label?: (entry: Entry) => string;
}

const nameOf = (entry: Entry) => String(entry.name ?? '');
const personOf = ({ firstName, lastName, email }: Entry) => `${[firstName, lastName].filter(Boolean).join(' ')} (${String(email ?? 'no e-mail')})`;

/** One page of a list for the editor; it asks for the next as a person scrolls. */
function search({ list, id, query, label = nameOf }: SearchSettings): Search {
  return async function searchList(filter = '', paginationToken) {
    try {
      const { sigma, client } = await connect(this);
      const given = query && filter ? { query: { [query]: filter } } : {};
      const page = await sigma.onePage(client, list(sigma), given, query ? 100 : sigma.MOST_PER_PAGE, paginationToken);
      const wanted = query ? '' : filter.toLowerCase();
      const results = page.entries.map((entry) => ({ name: label(entry), value: String(entry[id] ?? ''), url: typeof entry.url === 'string' ? entry.url : undefined }));
      return { results: results.filter(({ name, value }) => value !== '' && name.toLowerCase().includes(wanted)), paginationToken: page.next ?? undefined };
    } catch (thrown) {
      throw toNodeError(this.getNode(), thrown, 0);
    }
  };
}

export const listSearch: Record<string, Search> = {
  searchConnections: search({ list: (sigma) => sigma.connections.list, id: 'connectionId', query: 'search' }),
  searchWorkbooks: search({ list: (sigma) => sigma.workbooks.list, id: 'workbookId' }),
  searchWorkspaces: search({ list: (sigma) => sigma.workspaces.list, id: 'workspaceId' }),
  searchDatasets: search({ list: (sigma) => sigma.datasets.list, id: 'datasetId' }),
  searchDataModels: search({ list: (sigma) => sigma.dataModels.list, id: 'dataModelId' }),
  searchTeams: search({ list: (sigma) => sigma.teams.list, id: 'teamId' }),
  searchMembers: search({ list: (sigma) => sigma.members.list, id: 'memberId', query: 'search', label: personOf }),
  searchFiles: search({ list: (sigma) => sigma.files.list, id: 'id', label: (file) => `${nameOf(file)} (${String(file.type ?? 'file')})` }),
};
