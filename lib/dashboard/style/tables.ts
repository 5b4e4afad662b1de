/** Tables: ruled and quiet on a desktop, one block per row on a phone. */
export const TABLE_CSS = `
.table { overflow-x: auto; container-type: inline-size; }
.table.tall { max-height: 30rem; overflow: auto; border: 1px solid var(--line); border-radius: 10px; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.45; }
caption { padding-block-end: .5rem; font-weight: 600; text-align: start; }
.tall caption { padding: .75rem .75rem .25rem; }
th, td { min-width: 7.75rem; padding: .55rem .75rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
tbody th { min-width: 9.5rem; font-weight: 500; }
.tall tbody th { min-width: 5rem; }
thead th { color: var(--quiet); font-size: .8125rem; font-weight: 600; white-space: nowrap; vertical-align: bottom; }
.tall thead th { position: sticky; inset-block-start: 0; background: var(--surface); box-shadow: inset 0 -1px 0 var(--line); }
tbody tr:last-child > * { border-block-end: 0; }
tfoot th, tfoot td { border-block: 1px solid var(--line); border-block-end: 0; font-weight: 600; }
tbody tr:hover { background: color-mix(in srgb, var(--sunken) 55%, transparent); }
table:not(.tall table) th:first-child, table:not(.tall table) td:first-child { padding-inline-start: 0; }
.number { min-width: 4rem; text-align: end; white-space: nowrap; }
.wide { min-width: 12rem; width: 42%; }
.tall .wide { width: 60%; }
tbody code { color: var(--quiet); font-weight: 400; }

@media screen { @container (max-width: 48rem) {
  .table table, .table caption, .table tbody, .table tfoot { display: block; }
  .table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .table tr { display: grid; gap: .25rem; padding-block: .75rem; border-block-end: 1px solid var(--line); }
  .table.tall tr { padding-inline: .75rem; }
  .table tbody tr:last-child { border: 0; }
  .table th, .table td { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .75rem; width: auto; min-width: 0; padding: 0; border: 0; text-align: start; white-space: normal; }
  .table td::before { content: attr(data-head); color: var(--quiet); font-size: .8125rem; line-height: 1.7; }
  .table tbody th, .table tfoot th { display: block; font-weight: 650; }
  .table tr .wide { width: auto; min-width: 0; }
  .table td:empty { display: none; }
  .table tfoot tr { border-block-start: 1px solid var(--line); border-block-end: 0; }
  .table th .unseen { position: static; width: auto; height: auto; clip-path: none; }
} }
`;
