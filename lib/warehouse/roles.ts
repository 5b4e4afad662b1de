/** Sessions work as this role: it sees the rows of the client they name, and none before. */
export const TENANT_ROLE = 'tributary_tenant';
/** Reads and writes the registry of all clients, and no data of theirs. */
export const OPERATOR_ROLE = 'tributary_operator';
/** Runs queries that people write: reads data and nothing else, of the one client it was asked about. */
export const READER_ROLE = 'tributary_reader';

const ROLES = [TENANT_ROLE, OPERATOR_ROLE, READER_ROLE];

/**
 * Makes the roles that are missing and lets the login take them. Asks for no right that is not needed: where the
 * roles are there and granted already, any login will do.
 */
export const ENSURE_ROLES = `
  do $$
  declare
    wanted text;
    taking text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
  begin
    foreach wanted in array array['${ROLES.join("', '")}'] loop
      if exists (select from pg_roles where rolname = wanted and (rolsuper or rolbypassrls)) then
        raise exception 'role % may see the rows of every client', wanted;
      end if;
      if not exists (select from pg_roles where rolname = wanted) then
        begin
          execute format('create role %I nologin', wanted);
        exception when duplicate_object or unique_violation then null;
        end;
      end if;
      if not pg_has_role(current_user, wanted, taking) then
        execute format('grant %I to %I', wanted, current_user);
      end if;
    end loop;
  end $$`;

/** For an administrator: what a login needs where it may not make roles itself. */
export const ROLES_BY_HAND = (login: string): string =>
  `${ROLES.map((role) => `create role ${role} nologin;`).join(' ')} grant ${ROLES.join(', ')} to ${login};`;
