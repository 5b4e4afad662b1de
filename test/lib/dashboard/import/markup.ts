const VOID = new Set(['meta', 'br', '!doctype']);

/** Tags that are opened and not closed, or closed and not open. */
export function balanced(page: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = ''] of page.replace(/<style>[^]*?<\/style>/, '').matchAll(/<(\/?)([a-z!][a-z0-9]*)(?:\s[^<>]*)?>/gi)) {
    if (VOID.has(name.toLowerCase())) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

/** All values of an attribute. */
export function attributes(page: string, name: string): readonly string[] {
  return [...page.matchAll(new RegExp(`<[^<>]* ${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
}

/** What a reader sees, in one line. */
export function texts(page: string): string {
  return page.replace(/<style>[^]*?<\/style>/g, '').replace(/<[^<>]*>/g, '').replace(/\s+/g, ' ');
}
