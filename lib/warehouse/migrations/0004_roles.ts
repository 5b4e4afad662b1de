import type { Migration } from '../migrate';
import { OPERATOR_ROLE, TENANT_ROLE } from '../roles';

const REGISTRY = ['clients', 'client_api_credentials', 'client_api_sync_results', 'audit_log'];
const CLIENTS_OWN = [
  ...REGISTRY, 'sync_cursors', 'webhook_deliveries', 'import_runs', 'import_rows',
  'orders', 'order_lines', 'products', 'variants', 'inventory', 'customers', 'transactions',
];

/** Who may do what: a client's session with its own rows, the operator with the registry of all clients. */
export const roles: Migration = {
  name: '0004_roles',
  statements: [
    `do $$ begin execute format('grant usage on schema %I to ${TENANT_ROLE}, ${OPERATOR_ROLE}', current_schema()); end $$`,
    `grant select, insert, update, delete on ${CLIENTS_OWN.join(', ')} to ${TENANT_ROLE}`,
    `grant select, insert, update on ${REGISTRY.join(', ')} to ${OPERATOR_ROLE}`,
    // What has been done stays written.
    `revoke update, delete on audit_log from ${TENANT_ROLE}, ${OPERATOR_ROLE}`,
    ...REGISTRY.map((table) => `create policy every_client on ${table} to ${OPERATOR_ROLE} using (true) with check (true)`),
  ],
};
