/** On paper: everything is unfolded and in full, and nothing breaks across a page that need not. */
export const PAPER_CSS = `
@media print {
  @page { margin: 14mm; }
  body { background: none; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .column { max-width: none; padding-inline: 0; }
  nav, .skip, summary { display: none; }
  section { padding: 0 0 8mm; border: 0; border-radius: 0; }
  .table, .table.tall { max-height: none; overflow: visible; border: 0; }
  th, td, tbody th, .wide { min-width: 4rem; }
  .tall thead th { position: static; }
  thead { display: table-header-group; }
  tr, figure, .tile, .sum, dl > div { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; }
}
`;
