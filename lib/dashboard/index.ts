export { renderImportPage } from './import';
