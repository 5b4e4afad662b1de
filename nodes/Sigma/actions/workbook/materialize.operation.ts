import { materialize } from '../materialize';

export const { fields, execute } = materialize('workbook', 'workbookId');
