import type { HeaderForm } from './header';
import type { FieldNames } from './header_score';

/**
 * Words that mean the whole name, unless another column has one of its parts: `Nom` beside `Prénom`
 * is the last name, `Nombre` beside `Apellidos` the first.
 */
const NAME_WORDS = new Set(['name', 'nom', 'nombre', 'nome', 'naam']);

type Resolve = (header: HeaderForm) => { readonly field: string; readonly why: string } | undefined;

/** Tells which part of a name a bare `Name` column holds; undefined leaves it to the vocabulary. */
export function resolveNameHeader(headers: readonly HeaderForm[], fields: readonly FieldNames[]): Resolve {
  const first = companion('first_name', headers, fields);
  const last = companion('last_name', headers, fields);
  if (first.offered && last.offered && Boolean(first.header) !== Boolean(last.header)) {
    const field = first.header ? 'last_name' : 'first_name';
    const why = `header means ${field} beside "${(first.header ?? last.header)?.raw ?? ''}"`;
    return (header) => (NAME_WORDS.has(header.compact) ? { field, why } : undefined);
  }
  return () => undefined;
}

function companion(field: string, headers: readonly HeaderForm[], fields: readonly FieldNames[]) {
  const names = fields.find((candidate) => candidate.field === field);
  const known = new Set(names?.synonyms.filter(({ strong }) => strong).map(({ compact }) => compact));
  const header = headers.find(({ compact }) => !NAME_WORDS.has(compact) && (known.has(compact) || names?.names.has(compact)));
  return { offered: names !== undefined, header };
}
