import type { AuthContext } from '../../../http';

/** Sigma takes one token request per second; all credentials of this process share the queue. */
const SPACING_MS = 1000;

let last: Promise<unknown> = Promise.resolve();
let answeredAt = -Infinity;

/** Runs token requests one after the other, a second apart, whatever credential and host they are for. */
export function spaced<T>({ clock, signal }: AuthContext, request: () => Promise<T>): Promise<T> {
  const turn = last.then(async () => {
    signal?.throwIfAborted();
    const waitMs = Math.max(0, answeredAt + SPACING_MS - clock.now());
    await new Promise<void>((resolve) => void clock.after(waitMs, resolve));
    signal?.throwIfAborted();
    return await request().finally(() => { answeredAt = clock.now(); });
  });
  last = turn.catch(() => undefined);
  return turn;
}
