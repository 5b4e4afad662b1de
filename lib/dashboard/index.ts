export { renderImportPage } from './import';
export { renderCommercePage, renderOverviewPage, summaryOf, type FiguresSummary } from './commerce';
