/** How the way to the server is protected: not at all, encrypted, or encrypted to a server whose certificate is good for its name. */
export type Tls = 'off' | 'require' | 'verify';

/** Where a PostgreSQL is and who logs in there. */
export interface PostgresPlace {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly tls: Tls;
  /** Certificates (PEM) to trust instead of the system's; counts for `verify`. */
  readonly ca?: string;
}

/** A place, or a `postgresql://` URL that names one. */
export type PostgresOptions = PostgresPlace | { readonly url: string; readonly ca?: string };

/** The tables lie in a schema of their own: a database that serves others too has no use for a second `customers`. */
export const SCHEMA = 'tributary';

/** For people, without anything secret: `db.example.com:5432/warehouse`. */
export function shownPlace({ host, port, database }: PostgresPlace): string {
  return `${host}:${port}/${database}`;
}
