import * as library from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';
import { fastE164, NO_PHONE } from '../../../../lib/mapping/values/phone_fast';
import { phonePlans } from '../../../../lib/mapping/values/phone_plan';

const COUNTRIES = [
  'US', 'CA', 'BS', 'JM', 'DO', 'DE', 'AT', 'CH', 'LI', 'FR', 'ES', 'IT', 'VA', 'PT', 'NL', 'BE', 'LU', 'GB', 'GG', 'IM', 'IE', 'DK', 'NO', 'SE',
  'FI', 'AX', 'PL', 'CZ', 'HU', 'RO', 'GR', 'TR', 'RU', 'KZ', 'UA', 'IL', 'AE', 'SA', 'IN', 'CN', 'HK', 'JP', 'KR', 'SG', 'AU', 'NZ', 'BR', 'AR', 'MX', 'CL',
  'ZA', 'NG', 'KE', 'EG', 'MA',
] as const;

const plans = phonePlans(metadata);

/** Same seed, same numbers. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function verdict(text: string, country: (typeof COUNTRIES)[number] | undefined): string | null {
  const number = library.parsePhoneNumberFromString(text, { defaultCountry: country, extract: false }, metadata);
  return number?.isValid() ? number.number : null;
}

/** Digits that start as numbers of the country do, so that many are valid. */
function digits(random: () => number, country: string): string {
  const example = plans?.ofCountry(country);
  const lengths = [...(example?.lengths ?? [9])];
  const length = (lengths[Math.floor(random() * lengths.length)] ?? 9) + (random() < 0.1 ? 1 : 0);
  return Array.from({ length }, () => Math.floor(random() * 10)).join('');
}

function spellings(national: string, callingCode: string): string[] {
  const grouped = national.replace(/(\d{3})(?=\d)/g, '$1 ');
  return [
    `+${callingCode}${national}`, `+${callingCode} ${grouped}`, `+${callingCode} (0) ${grouped}`, `+${callingCode}-${grouped.replaceAll(' ', '-')}`,
    `00${callingCode}${national}`, `011${callingCode}${national}`, `00 ${callingCode} ${grouped}`, `${callingCode}${national}`,
    national, `0${national}`, `1${national}`, `8${national}`, `06${national}`, `(0${grouped.replace(' ', ') ')}`, `0${grouped.replaceAll(' ', '/')}`,
    `${grouped.replaceAll(' ', '.')}`, `(${grouped.replace(' ', ') ')}`, `0${grouped.replaceAll(' ', '\u00a0')}`,
  ];
}

describe('the fast path for phone numbers', () => {
  it('knows the layout of the library it compiles from', () => {
    expect(plans).not.toBeNull();
  });

  it.each(COUNTRIES)('says of %s what the library says, or nothing', (country) => {
    if (!plans) throw new Error('no plans');
    const random = generator(country.charCodeAt(0) * 256 + country.charCodeAt(1));
    const callingCode = plans.ofCountry(country)?.callingCode ?? '';
    let answered = 0;
    const differences: string[] = [];
    for (let round = 0; round < 60; round++) {
      for (const text of spellings(digits(random, country), callingCode)) {
        for (const home of [country, undefined, COUNTRIES[round % COUNTRIES.length]]) {
          const fast = fastE164(text, home, plans);
          if (fast === null) continue;
          answered++;
          const slow = verdict(text, home);
          if ((slow ?? NO_PHONE) !== fast) differences.push(`${text} in ${home ?? 'no country'}: ${String(fast)} instead of ${slow ?? 'none'}`);
        }
      }
    }
    expect(differences).toEqual([]);
    expect(answered).toBeGreaterThan(50);
  });

  it.each([
    ['0151 23456789', 'DE', '+4915123456789'],
    ['(030) 901820', 'DE', '+4930901820'],
    ['+49 (0)30 901820', undefined, '+4930901820'],
    ['0049 30 901820', 'DE', '+4930901820'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['1-415-555-2671', 'US', '+14155552671'],
    ['416.555.0134', 'CA', '+14165550134'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['01 42 68 53 00', 'FR', '+33142685300'],
    ['912 345 678', 'ES', '+34912345678'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['02 1234 5678', 'IT', '+390212345678'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['090-1234-5678', 'JP', '+819012345678'],
    ['+86 138 0013 8000', undefined, '+8613800138000'],
  ])('takes %s of %s without the library', (text, country, expected) => {
    if (!plans) throw new Error('no plans');
    expect(fastE164(text, country, plans)).toBe(expected);
  });

  it.each(['+1 555 010 0123', '+49 1', '+33 999'])('knows that %s is nobody’s number', (text) => {
    if (!plans) throw new Error('no plans');
    expect(fastE164(text, undefined, plans)).toBe(NO_PHONE);
  });

  it.each(['+49 30 901820 ext. 12', 'call me', '030', '+49 30 901820 oder 21', '++4930901820', '4.93E+11'])(
    'leaves %s to the library',
    (text) => {
      if (!plans) throw new Error('no plans');
      expect(fastE164(text, 'DE', plans)).toBeNull();
    },
  );
});
