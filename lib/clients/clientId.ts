import { randomBytes } from 'node:crypto';
import { ClientsError } from './errors';

const LONGEST = 64;
const FORM = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** The id given, or one made from the name: `Müller & Söhne` becomes `muller-sohne`. Throws `ClientsError`. */
export function newClientId(given: string | undefined, name: string): string {
  const id = given?.trim() || slug(name);
  if (FORM.test(id)) return id;
  throw new ClientsError(
    'invalid_client_id',
    `${JSON.stringify(id.slice(0, LONGEST))} cannot be a client's ID: it takes 1 to ${LONGEST} small letters, digits, hyphens and underscores, and begins with a letter or digit. Nothing was changed.`,
  );
}

function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean).join('-').slice(0, LONGEST).replace(/-$/, '');
  // A name without any such letter, such as 株式会社, still gets an id.
  return words || `client-${randomBytes(4).toString('hex')}`;
}
