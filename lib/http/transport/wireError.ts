/** No whole answer came. */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(
    message: string,
    /** E.g. `ECONNREFUSED`, `ETIMEDOUT`, `BODY_TOO_LARGE`. */
    readonly code: string,
    /** Whether bytes of the request may have reached the server. */
    readonly sent: boolean,
    /** Whether it may go better another time. */
    readonly passing: boolean,
  ) {
    super(message);
  }
}

const PASSING_BEFORE_SENDING = new Set([
  'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT',
  'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EMFILE',
]);

/** A wire error for whatever a socket, TLS, DNS or a proxy has thrown. */
export function toWireError(thrown: unknown, sent: boolean): WireError {
  if (thrown instanceof WireError) return thrown;
  const code = codeOf(thrown) ?? 'NETWORK';
  const message = thrown instanceof Error && thrown.message ? thrown.message : code;
  return new WireError(message, code, sent, sent || PASSING_BEFORE_SENDING.has(code));
}

/** The code of the innermost cause that has one: a proxy or a host tried over two addresses wraps the real one. */
function codeOf(thrown: unknown): string | null {
  if (typeof thrown !== 'object' || thrown === null) return null;
  const inner = 'cause' in thrown ? codeOf(thrown.cause) : null;
  if (inner) return inner;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown instanceof AggregateError ? codeOf(thrown.errors[0]) : null;
}
