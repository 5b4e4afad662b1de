/** A policy's condition: the row belongs to the client this session has named, if it has named one. */
const own = (column: string): string => `${column} = (select nullif(current_setting('tributary.client_id', true), ''))`;

/** Statements that let a session see and write only its client's rows of a table, its owner included. */
export const protect = (table: string, column = 'client_id'): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy own_rows on ${table} using (${own(column)}) with check (${own(column)})`,
];
