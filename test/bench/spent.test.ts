import { pointsIn, shareOf, spentIn } from '../../bench/sections/stores/spent';
import type { Received } from '../../sandbox';

const at = (ms: number, status = 200): Received => ({
  at: 1_000_000 + ms, status, method: 'GET', path: '/', route: 'GET /', emails: [], idempotencyKey: null, written: 0, replayed: false, fault: null,
});

describe('what is taken of a limit', () => {
  it('are the requests that were let through, from the first to the last', () => {
    expect(spentIn([at(0), at(400), at(900, 429), at(2_000)])).toEqual({ used: 3, ms: 2_000, requests: 4, throttled: 1 });
  });

  it('are points where the server counts those, its refusals among the answers', () => {
    expect(pointsIn([at(0), at(3_000)], { spent: 640, refused: 1 })).toEqual({ used: 640, ms: 3_000, requests: 2, throttled: 1 });
  });

  it('is nothing where nothing came', () => {
    expect(spentIn([])).toEqual({ used: 0, ms: 0, requests: 0, throttled: 0 });
  });
});

describe('the share of a limit', () => {
  it('is all of it when the burst and every refill were used', () => {
    expect(shareOf({ used: 70, ms: 6_000 }, { burst: 10, perSecond: 10 })).toBe(1);
  });

  it('counts an unused burst as lost', () => {
    expect(shareOf({ used: 20, ms: 2_000 }, { burst: 20, perSecond: 10 })).toBe(0.5);
  });
});
