/**
 * The mapping cannot be made from these headers, this template and these choices. One clear sentence;
 * nothing was sent.
 */
export class MappingError extends Error {
  override readonly name = 'MappingError';

  constructor(
    /**
     * Stable code: `required_unmapped`, `unknown_column`, `unknown_target`, `target_twice`,
     * `unknown_template`, `invalid_template`, `invalid_target`, `unknown_country`.
     */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const SHOWN = 30;

/** Names as a sentence part: quoted, shortened, at most 30 of them. */
export function nameList(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, SHOWN).map((name) => `"${name.length > 60 ? `${name.slice(0, 59)}…` : name}"`);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
