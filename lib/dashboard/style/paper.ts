/**
 * On paper: everything is unfolded and in full, and nothing breaks across a page that need not. Sections are
 * plain blocks, since browsers tear grids and size containers that span pages.
 */
export const PAPER_CSS = `
@media print {
  @page { margin: 14mm; }
  html { font-size: 9.5pt; }
  body { background: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .column { max-width: none; padding-inline: 0; }
  .top .column { padding-block: 0 1.25rem; }
  nav, .skip, summary { display: none; }
  main, section, .pair { display: block; }
  section { padding: 0 0 1.5rem; border: 0; border-radius: 0; }
  section > *, .pair > * { margin-block-end: 1rem; }
  .tiles { grid-template-columns: repeat(6, minmax(0, 1fr)); }
  .tiles.four { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .table, .table.tall { max-height: none; overflow: visible; border: 0; container-type: normal; }
  .tall caption { padding: 0 0 .5rem; }
  th, td { min-width: 4.5rem; padding-block: .35rem; }
  tbody th { min-width: 8rem; }
  .wide { min-width: 10rem; }
  .tall thead th { position: static; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, figure, .tile, .sum, .facts > div { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; }
}
`;
