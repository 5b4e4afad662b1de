import { CredentialRefused, type StorePlatform } from '../../sync/types';
import { ClientsError } from '../errors';
import type { ConnectionFields, FieldValue } from '../types';

/** What a person filled in, by name; blank ones count as left out. Throws `ClientsError` for a field the platform does not have. */
export function enteredFields(platform: StorePlatform, entered: Readonly<Record<string, unknown>>): ConnectionFields {
  const known = new Set(platform.fields.map(({ name }) => name));
  const given = Object.entries(entered).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return new Map(given.map(([name, value]) => {
    if (!known.has(name)) throw unknownField(platform, name, known);
    if (!isFieldValue(value)) throw refused(platform, name, 'it is neither a text nor a number');
    return [name, typeof value === 'string' ? value.trim() : value];
  }));
}

/** The credential that these fields make. Throws `ClientsError` that names the field at fault, never its value. */
export function credentialFrom<Credential>(platform: StorePlatform<Credential>, fields: ConnectionFields): Credential {
  const missing = platform.fields.find(({ name, required }) => required && !fields.has(name));
  if (missing) throw refused(platform, missing.displayName, 'it is required and was left empty');
  try {
    return platform.parse(Object.fromEntries(fields));
  } catch (error) {
    if (!(error instanceof CredentialRefused)) throw error;
    throw new ClientsError('credential_refused', `${error.message} Nothing was sent or changed.`, { cause: error });
  }
}

/** Values that must never be shown. */
export function secretValues(platform: StorePlatform, fields: ConnectionFields): string[] {
  return platform.fields.filter(({ secret }) => secret).flatMap(({ name }) => (fields.has(name) ? [String(fields.get(name))] : []));
}

function isFieldValue(value: unknown): value is FieldValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function unknownField(platform: StorePlatform, name: string, known: ReadonlySet<string>): ClientsError {
  return new ClientsError(
    'unknown_field',
    `${platform.displayName} has no field ${JSON.stringify(name.slice(0, 100))}. It has: ${[...known].join(', ')}. Nothing was sent or changed.`,
  );
}

function refused(platform: StorePlatform, field: string, reason: string): ClientsError {
  return new ClientsError('credential_refused', `The field ${field} of ${platform.displayName} cannot be used: ${reason}. Nothing was sent or changed.`);
}
