import { oneById } from '../oneById';

/** The workbook chosen. */
export const { fields, execute } = oneById([], 'workbookId', (sigma) => sigma.workbooks.get);
