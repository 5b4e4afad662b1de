/**
 * Unique names in place of a file's own: blank ones become `column_4`, repeated ones `email_2`. A name that
 * stands in the file once is kept as it is, whatever the others become.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name, index) => {
    const wanted = name === '' ? `column_${index + 1}` : name;
    const unique = used.has(wanted) || (name === '' && taken.has(wanted)) ? nextFree(wanted, taken) : wanted;
    used.add(unique);
    taken.add(unique);
    return unique;
  });
}

function nextFree(name: string, taken: ReadonlySet<string>): string {
  let suffix = 2;
  while (taken.has(`${name}_${suffix}`)) suffix += 1;
  return `${name}_${suffix}`;
}
