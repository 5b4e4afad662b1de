import type { OutgoingRecord, SendResult } from '../../../../lib/delivery/types';
import { createMeter } from '../../../../lib/http';
import { createCustomerApi, DEFAULT_SETTINGS, type CustomerApiSettings } from '../../../../lib/platforms/customer-api';
import { answer, ScriptedServer } from '../../http/support/scriptedServer';

const CREDENTIAL = {
  healthEndpoint: '', authentication: 'none', bearerToken: '', apiKey: '', headerName: '', username: '', password: '', clientId: '', clientSecret: '', tokenUrl: '',
} as const;

const records = (count: number): OutgoingRecord[] => Array.from({ length: count }, (_, index) => ({
  key: `k${index}`, idempotencyKey: `i${index}`, naturalKey: `p${index}@example.com`, line: index + 2, payload: { email: `p${index}@example.com` },
}));

describe('what a batch endpoint tells of each customer', () => {
  let server: ScriptedServer;
  beforeEach(async () => { server = await new ScriptedServer().start(); });
  afterEach(() => server.stop());

  const send = async (count: number, settings: Partial<CustomerApiSettings> = {}): Promise<readonly SendResult[]> => {
    const api = createCustomerApi({
      credential: { ...CREDENTIAL, baseUrl: server.url }, meter: createMeter(),
      settings: { ...DEFAULT_SETTINGS, batchEndpoint: '/customers/batch', backoffFactor: 0.001, ...settings },
    });
    try {
      return await api.destination.send(records(count), { signal: new AbortController().signal, beforeSend: async () => undefined });
    } finally {
      api.close();
    }
  };
  const items = (...entries: object[]) => server.script(answer(207, entries));

  it('is matched by index, in whatever order the answers come', async () => {
    items({ index: 1, status: 422, message: 'no' }, { index: 0, status: 201, id: 'a' });
    expect(await send(2)).toEqual([{ outcome: 'created', remoteId: 'a' }, expect.objectContaining({ outcome: 'rejected' })]);
  });

  it('is matched by index also where the API counts from one', async () => {
    items({ index: 1, status: 201, id: 'a' }, { index: 2, status: 422, message: 'no' }, { index: 3, status: 201, id: 'c' });
    expect(await send(3)).toEqual([{ outcome: 'created', remoteId: 'a' }, expect.objectContaining({ outcome: 'rejected' }), { outcome: 'created', remoteId: 'c' }]);
  });

  it.each([[0, 0], [5, 6], [0, 2], [-1, 0], [0.5, 1.5]])('is not believed with the indexes %p and %p, which say nothing of who is meant', async (...indexes) => {
    items(...indexes.map((index) => ({ index, status: 201, id: 'a' })));
    expect(await send(2)).toEqual([0, 1].map(() => expect.objectContaining({ outcome: 'failed', code: 'unread_answer', landed: 'unknown' })));
  });

  it('is unknown after an error of the server: the customer may have been written', async () => {
    items({ status: 500 }, { status: 429 });
    expect(await send(2)).toEqual([
      expect.objectContaining({ outcome: 'failed', code: 'unknown', landed: 'unknown' }),
      expect.objectContaining({ outcome: 'failed', code: 'http_429', landed: 'no' }),
    ]);
  });

  it('is no duplicate where a lost batch is refused the second time: this import has created it', async () => {
    server.script(answer(503), answer(409, { error: 'exists' })).always(answer(409, { error: 'exists', existing_id: 'x' }));
    expect(await send(2, { uniqueKey: true })).toEqual([0, 1].map(() => ({ outcome: 'created', remoteId: 'x' })));
  });

  it('is waited for while the API is at work on the first try, and sent under no other key meanwhile', async () => {
    const busy = answer(409, { code: 'idempotency_in_progress' });
    server.script(answer(504), busy, busy, answer(207, [{ status: 201, id: 'a' }, { status: 201, id: 'b' }]));
    expect(await send(2, { idempotencyHeader: 'Idempotency-Key' })).toEqual(['a', 'b'].map((remoteId) => ({ outcome: 'created', remoteId })));
    expect(new Set(server.log.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(server.log).toHaveLength(4);
  });

  it('is unknown where the API never gets done with the first try', async () => {
    server.script(answer(504)).always(answer(409, { code: 'idempotency_in_progress' }));
    expect(await send(2, { idempotencyHeader: 'Idempotency-Key' })).toEqual([0, 1].map(() => expect.objectContaining({ outcome: 'failed', code: 'unknown', landed: 'unknown' })));
    expect(new Set(server.log.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('is a duplicate where a batch is refused that was never in doubt', async () => {
    server.always(answer(409, { error: 'exists', existing_id: 'x' }));
    expect(await send(2, { uniqueKey: true })).toEqual([0, 1].map(() => expect.objectContaining({ outcome: 'duplicate', remoteId: 'x' })));
  });
});
