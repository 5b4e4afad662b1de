import { getMany } from '../getMany';
import { textOf } from '../operation';

export const { fields, execute } = getMany({
  resource: 'workbook',
  operation: 'getSchedules',
  list: (sigma) => sigma.workbooks.schedules,
  given: (call) => ({ ids: { workbookId: textOf(call, 'workbookId') } }),
});
