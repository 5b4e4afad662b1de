import { createDecipheriv, hkdfSync } from 'node:crypto';
import { keyring } from '../../../lib/clients';
import { open, seal } from '../../../lib/clients/sealing/envelope';
import { masterKey } from '../../../lib/clients/sealing/masterKey';
import { hashOf } from '../../../lib/clients/sealing/secrets';
import { KEY_A, KEY_B } from './support/registry';

const binding = { clientId: 'acme', connectionId: '7d3c', platform: 'shopify' };
const HEX = Buffer.from(KEY_A, 'base64').toString('hex');

describe('a key', () => {
  it('is the same in Base64, URL-safe Base64 and hex, with blanks around it or not', async () => {
    const ids = await Promise.all([KEY_A, KEY_A.replace('=', ''), ` ${HEX} \n`, HEX.toUpperCase()].map(async (text) => (await masterKey(text)).id));
    expect(new Set(ids).size).toBe(1);
  });

  it('may be a passphrase, in any Unicode form of the same text', async () => {
    const composed = await masterKey('Grüße aus der Küche 42');
    expect(await masterKey('Grüße aus der Küche 42'.normalize('NFD'))).toEqual(composed);
    expect((await masterKey('Grüße aus der Küche 43')).id).not.toBe(composed.id);
  });

  it('opens what earlier versions sealed: the format is fixed', async () => {
    const root = Buffer.from(KEY_A, 'base64');
    const context = 'tributary warehouse encryption key v1';
    const part = (purpose: string) => Buffer.from(hkdfSync('sha256', root, context, purpose, 32));
    const key = await masterKey(KEY_A);
    expect(key.id).toBe(part('key id').subarray(0, 8).toString('hex'));
    const [, id = '', iv = '', sealed = '', tag = ''] = seal(key, 'text', binding).split('.');
    const decipher = createDecipheriv('aes-256-gcm', part('sealing'), Buffer.from(iv, 'base64url'))
      .setAAD(Buffer.from(JSON.stringify(['tributary connection v1', id, 'acme', '7d3c', 'shopify'])))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    expect(Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString()).toBe('text');
    expect((await masterKey(KEY_B)).id).toBe('ab7675183a80fd85');
  });

  it.each([['too short', 'weak_key'], ['', 'no_key'], ['  ', 'no_key']])('is refused as %p', async (current, code) => {
    await expect(keyring({ current })).rejects.toMatchObject({ code, message: expect.not.stringContaining('too short') });
  });
});

describe('an envelope', () => {
  it('opens with the key that sealed it, current or previous, and holds nothing readable', async () => {
    const envelope = seal(await masterKey(KEY_B), 'secret ☂ text', binding);
    expect(open(await keyring({ current: KEY_A, previous: ['', KEY_B] }), envelope, binding)).toBe('secret ☂ text');
    expect(envelope).not.toMatch(/secret/);
    expect(seal(await masterKey(KEY_B), 'secret ☂ text', binding)).not.toBe(envelope);
  });

  it('names both keys, and neither key itself, when the wrong one is entered', async () => {
    const [old, current] = [await masterKey(KEY_A), await masterKey(KEY_B)];
    const wrong = async () => open(await keyring({ current: KEY_B }), seal(old, 'x', binding), binding);
    await expect(wrong()).rejects.toMatchObject({
      code: 'wrong_key',
      message: `The secrets of connection 7d3c were sealed with the key ${old.id}; the encryption key entered is ${current.id}. `
        + 'Enter the key that sealed them in the Warehouse credential, as Encryption Key or among the Previous Keys. Nothing was changed.',
    });
  });

  it.each([
    ['another client', { ...binding, clientId: 'other' }],
    ['another connection', { ...binding, connectionId: '7d3d' }],
    ['another platform', { ...binding, platform: 'woocommerce' }],
    ['a client and connection that read the same run together', { ...binding, clientId: 'acm', connectionId: 'e7d3c' }],
  ])('does not open in the row of %s', async (_name, moved) => {
    const keys = await keyring({ current: KEY_A });
    const envelope = seal(keys.current, 'x', binding);
    expect(() => open(keys, envelope, moved)).toThrow(expect.objectContaining({ code: 'damaged_secrets' }));
  });

  it('does not open when any character of it is changed', async () => {
    const keys = await keyring({ current: KEY_A });
    const envelope = seal(keys.current, 'a secret', binding);
    for (let at = 0; at < envelope.length; at++) {
      const altered = envelope.slice(0, at) + (envelope[at] === 'A' ? 'B' : 'A') + envelope.slice(at + 1);
      const bytes = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex')).join();
      if (bytes(altered) === bytes(envelope)) continue;
      expect(() => open(keys, altered, binding)).toThrow(expect.objectContaining({ code: expect.stringMatching(/damaged_secrets|wrong_key/) }));
    }
    for (const text of ['', 'v1', envelope.slice(0, -1), envelope.replace('v1', 'v2'), `${envelope}.`]) {
      expect(() => open(keys, text, binding)).toThrow(expect.objectContaining({ code: 'damaged_secrets' }));
    }
  });
});

it('knows equal fields in any order by their hash, which differs by client, platform and key', async () => {
  const fields = (...entries: [string, string][]) => new Map(entries);
  const key = await masterKey(KEY_A);
  const hash = hashOf(key, fields(['shop', 'a'], ['token', 'b']), binding);
  expect(hashOf(key, fields(['token', 'b'], ['shop', 'a']), binding)).toBe(hash);
  const others = [
    hashOf(key, fields(['shop', 'a'], ['token', 'c']), binding),
    hashOf(key, fields(['shop', 'a'], ['token', 'b']), { ...binding, clientId: 'other' }),
    hashOf(key, fields(['shop', 'a'], ['token', 'b']), { ...binding, platform: 'other' }),
    hashOf(await masterKey(KEY_B), fields(['shop', 'a'], ['token', 'b']), binding),
  ];
  expect(new Set([hash, ...others]).size).toBe(5);
});
