/** A client or connection could not be worked on. One clear sentence without secrets; nothing was changed. */
export class ClientsError extends Error {
  override readonly name = 'ClientsError';

  constructor(
    /** Stable code, as in `docs/troubleshooting.md`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
