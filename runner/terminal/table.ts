export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Aligned columns with a ruled heading, two spaces between them. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) => Math.max(column.title.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]) => columns.map((column, index) => pad(cells[index] ?? '', widths[index] ?? 0, column.align)).join('  ').trimEnd();
  return [line(columns.map(({ title }) => title)), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, align: Column['align']): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}
