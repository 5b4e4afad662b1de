import { createMeter } from '../../../../lib/http';
import type { OutgoingRecord } from '../../../../lib/delivery/types';
import { checkedCredential, customerDestination } from '../../../../lib/platforms/woocommerce';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { fieldsOf, keysOf, settings, truth } from './support/store';

let sandbox: Sandbox;
beforeAll(async () => { sandbox = await startSandbox(); });
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const destination = (more: object = {}) => customerDestination(checkedCredential(fieldsOf(sandbox, 'alpine', more)), { meter: createMeter() });
const options = { signal: new AbortController().signal, beforeSend: async () => undefined };
const record = (email: string, more: object = {}): OutgoingRecord => ({ key: email, idempotencyKey: email, naturalKey: email, line: 1, payload: { email, first_name: 'A', ...more } as OutgoingRecord['payload'] });
const emails = async () => (await truth<{ id: number; email: string }>(sandbox, 'customers')).map(({ email }) => email).filter((email) => email.endsWith('@new.example'));

it('creates customers with their address and tells what became of each', async () => {
  const results = await destination().send([record('a@new.example', { billing: { city: 'Graz', country: 'AT' } }), record('buyer2@alpine.example.com'), record('nonsense')], options);
  expect(results).toEqual([
    { outcome: 'created', remoteId: expect.stringMatching(/^\d+$/) },
    { outcome: 'duplicate', message: expect.stringContaining('Not changed') },
    { outcome: 'rejected', code: 'registration-error-invalid-email', field: 'email', message: expect.stringContaining('the e-mail address is none') },
  ]);
  expect((await truth<{ id: number; email: string; billing: object }>(sandbox, 'customers')).at(-1)).toMatchObject({ email: 'a@new.example', billing: { city: 'Graz' } });
});

it('writes nobody twice when answers are lost, and knows who landed', async () => {
  await settings(sandbox, { lostAnswers: 1 });
  expect((await destination().send([record('b@new.example'), record('c@new.example')], options)).map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  await settings(sandbox, { lostAnswers: 9 });
  expect(await destination().send([record('d@new.example')], options)).toEqual([{ outcome: 'created', remoteId: expect.any(String) }]);
  expect(await emails()).toEqual(['b@new.example', 'c@new.example', 'd@new.example']);
});

it('settles what an earlier run left open', async () => {
  await destination().send([record('e@new.example')], options);
  const results = await destination().settle([record('e@new.example'), record('f@new.example')], options);
  expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  expect(await emails()).toEqual(['e@new.example', 'f@new.example']);
});

it('refuses a key that may only read before anything is sent', async () => {
  const { key, secret } = keysOf('alpine').readOnly;
  await expect(destination({ consumerKey: key, consumerSecret: secret }).check(options.signal)).rejects.toMatchObject({ kind: 'credentials', message: expect.stringMatching(/write permissions/) });
});
