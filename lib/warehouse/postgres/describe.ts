import type { Connection, FieldDef, PoolClient, Submittable } from 'pg';
import type { Described } from '../types';

interface ParameterDescription { readonly dataTypeIDs: readonly number[] }

/** Has PostgreSQL read a statement and tell what it gives; nothing is run. */
export async function describe(client: PoolClient, statement: string): Promise<Described> {
  return await new Promise((resolve, reject) => client.query(new Description(statement, resolve, reject)));
}

/**
 * Parse, Describe and Sync of the extended protocol, which `pg` alone always follows by running the statement.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
class Description implements Submittable {
  private columns: Described['columns'] = [];
  private parameters = 0;
  private readonly onParameters = ({ dataTypeIDs }: ParameterDescription): void => { this.parameters = dataTypeIDs.length; };
  private connection: Connection | null = null;

  constructor(
    private readonly statement: string,
    private readonly resolve: (described: Described) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    this.connection = connection;
    connection.on('parameterDescription', this.onParameters);
    connection.parse({ name: '', text: this.statement, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
  }

  handleError(error: Error): void {
    this.leave();
    this.reject(error);
  }

  handleReadyForQuery(): void {
    this.leave();
    this.resolve({ columns: this.columns, parameters: this.parameters });
  }

  private leave(): void {
    this.connection?.off('parameterDescription', this.onParameters);
  }
}
