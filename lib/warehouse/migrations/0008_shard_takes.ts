import type { Migration } from '../migrate';

/** Who has taken a shard up, and when: more than one where an earlier one ended before the shard's end. */
export const shardTakes: Migration = {
  name: '0008_shard_takes',
  statements: [`alter table import_shards add column takes jsonb not null default '[]'`],
};
