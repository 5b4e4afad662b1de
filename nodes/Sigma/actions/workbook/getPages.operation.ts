import { getMany } from '../getMany';
import { textOf } from '../operation';

export const { fields, execute } = getMany({
  resource: 'workbook',
  operation: 'getPages',
  list: (sigma) => sigma.workbooks.pages,
  given: (call) => ({ ids: { workbookId: textOf(call, 'workbookId') } }),
});
