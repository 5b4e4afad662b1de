export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed body, or undefined where it is not JSON. */
  readonly body: unknown;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: RequestInit['body'];
  readonly redirect?: RequestInit['redirect'];
  readonly timeoutMs?: number;
}

/** One request with plain fetch, its answer read to the end. */
export async function call(url: string, { method, headers, json, body, redirect, timeoutMs = 10_000 }: Call = {}): Promise<Called> {
  const response = await fetch(url, {
    method: method ?? (json !== undefined || body !== undefined ? 'POST' : 'GET'),
    headers: { ...(json !== undefined ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: json !== undefined ? JSON.stringify(json) : body,
    redirect,
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function basic(user: string, password: string): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

export function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}
