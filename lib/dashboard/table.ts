import { html, type Html, type Slot } from './html';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Slot;
  /** Numbers stand at the end of their column. */
  readonly numeric?: boolean;
  /** The column that names the row. */
  readonly names?: boolean;
  readonly wide?: boolean;
}

export interface TableSpec<Row> {
  /** Unique within the page. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** A last row of totals, one slot per column. */
  readonly foot?: readonly Slot[];
  /** Keeps a long table within the page, scrolling in itself. */
  readonly scrolls?: boolean;
}

/**
 * A table with caption and headings; on a phone each row stands as a block with its headings inside.
 * Roles are spelled out because browsers drop a table's meaning when its display changes.
 */
export function table<Row>(spec: TableSpec<Row>): Html {
  const body = html`<table role="table">
<caption id="${spec.id}">${spec.caption}</caption>
<thead role="rowgroup"><tr role="row">${spec.columns.map(heading)}</tr></thead>
<tbody role="rowgroup">${spec.rows.map((row) => line(spec.columns, row))}</tbody>
${spec.foot && html`<tfoot role="rowgroup"><tr role="row">${spec.foot.map((slot, index) => total(spec.columns[index], slot))}</tr></tfoot>`}
</table>`;
  const kind = spec.scrolls ? 'table tall' : 'table';
  return html`<div class="${kind}" role="region" aria-labelledby="${spec.id}" tabindex="0">${body}</div>`;
}

function heading<Row>(column: Column<Row>): Html {
  return html`<th role="columnheader" scope="col" class="${classes(column)}">${column.head}</th>`;
}

function line<Row>(columns: readonly Column<Row>[], row: Row): Html {
  return html`<tr role="row">${columns.map((column) => cell(column, column.cell(row)))}</tr>\n`;
}

function cell<Row>(column: Column<Row>, slot: Slot): Html {
  if (column.names) return html`<th role="rowheader" scope="row" class="${classes(column)}">${slot}</th>`;
  return html`<td role="cell" data-head="${column.head}" class="${classes(column)}">${slot !== '' && html`<div>${slot}</div>`}</td>`;
}

function total<Row>(column: Column<Row> | undefined, slot: Slot): Html {
  return column ? cell(column, slot) : html``;
}

function classes<Row>(column: Column<Row>): string {
  return [column.numeric && 'number', column.wide && 'wide'].filter(Boolean).join(' ');
}
