import type { Migration } from '../migrate';
import { OPERATOR_ROLE, TENANT_ROLE } from '../roles';

const REGISTRY = ['clients', 'client_api_credentials', 'client_api_sync_results', 'audit_log'];

/** Names the schema that the tables lie in. */
const inSchema = (statement: string): string => `do $$ begin execute format('${statement}', current_schema()); end $$`;

/** Who may do what: a client's session with its own rows, the operator with the registry of all clients. */
export const roles: Migration = {
  name: '0004_roles',
  statements: [
    inSchema(`grant usage on schema %I to ${TENANT_ROLE}, ${OPERATOR_ROLE}`),
    // Tables of later steps too.
    inSchema(`alter default privileges in schema %I grant select, insert, update, delete on tables to ${TENANT_ROLE}`),
    inSchema(`grant select, insert, update, delete on all tables in schema %I to ${TENANT_ROLE}`),
    `revoke all on schema_migrations from ${TENANT_ROLE}`,
    `grant select, insert, update on ${REGISTRY.join(', ')} to ${OPERATOR_ROLE}`,
    // What has been done stays written.
    `revoke update, delete on audit_log from ${TENANT_ROLE}, ${OPERATOR_ROLE}`,
    ...REGISTRY.map((table) => `create policy every_client on ${table} to ${OPERATOR_ROLE} using (true) with check (true)`),
  ],
};
