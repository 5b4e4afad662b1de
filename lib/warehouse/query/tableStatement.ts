import { STORE_TABLES } from '../storeTables';
import { QueryRefused } from './refusal';

/** A SELECT of all that a table of store data has, except vendors' raw objects and what they have deleted. */
export function tableStatement(table: string): string {
  if (!Object.hasOwn(STORE_TABLES, table)) throw new QueryRefused('query_invalid', `There is no table ${table} of store data. Known: ${Object.keys(STORE_TABLES).sort().join(', ')}. Nothing was read.`);
  const columns = Object.keys(STORE_TABLES[table as keyof typeof STORE_TABLES].columns).filter((column) => column !== 'raw');
  return `select client_id, connection_id, platform, ${columns.join(', ')}, changed_at from ${table} where deleted_at is null order by connection_id, id`;
}
