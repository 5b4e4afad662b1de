/** The file as a whole cannot be read. One clear sentence; nothing was sent. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    /** Stable code, e.g. `empty_file`, `binary_file`, `unknown_encoding`, `entity_expansion`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
