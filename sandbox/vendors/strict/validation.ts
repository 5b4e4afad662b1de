import type { FieldNames } from './options';
import type { Fields } from './store';

export interface Problem {
  readonly field: string;
  readonly code: 'required' | 'invalid_type' | 'invalid_email' | 'invalid_phone' | 'too_long';
  readonly message: string;
}

const MAX_NAME = 200;
const MAX_EMAIL = 254;
const EMAIL = /^[^\s@.,;:<>()[\]"\\]+(\.[^\s@.,;:<>()[\]"\\]+)*@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const E164 = /^\+[1-9]\d{6,14}$/;

/** Every problem of a customer at once; none means it may be stored. */
export function validate(fields: Fields, names: FieldNames): Problem[] {
  return [
    ...required(fields, names.name, (text) => longerThan(text, MAX_NAME) && problem(names.name, 'too_long', `must not be longer than ${MAX_NAME} characters`)),
    ...required(fields, names.email, (text) => (longerThan(text, MAX_EMAIL) || !EMAIL.test(text)) && problem(names.email, 'invalid_email', 'must be an e-mail address')),
    ...phoneProblems(fields[names.phone], names.phone),
  ];
}

function required(fields: Fields, field: string, check: (text: string) => Problem | false): Problem[] {
  const value = fields[field];
  if (value === undefined || value === null || value === '') return [problem(field, 'required', 'is required')];
  if (typeof value !== 'string') return [problem(field, 'invalid_type', 'must be text')];
  const text = value.trim();
  return [text === '' ? problem(field, 'required', 'is required') : check(text)].filter((found) => found !== false);
}

/** Absent and null are no phone; an empty text is a wrong one. */
function phoneProblems(value: unknown, field: string): Problem[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string' && E164.test(value)) return [];
  return [problem(field, 'invalid_phone', 'must be an E.164 number such as +14155550123')];
}

function problem(field: string, code: Problem['code'], says: string): Problem {
  return { field, code, message: `${field} ${says}` };
}

function longerThan(text: string, characters: number): boolean {
  return text.length > characters && [...text].length > characters;
}
