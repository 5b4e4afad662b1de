import { fold } from '../matching/header';

const LANGUAGES = ['en', 'de', 'de-AT', 'fr', 'es', 'it', 'pt', 'nl'];

let months: ReadonlyMap<string, number> | undefined;

/** 1–12 for a month's name or abbreviation in one of many languages, else undefined. */
export function monthNumber(name: string): number | undefined {
  months ??= buildMonths();
  return months.get(fold(name));
}

function buildMonths(): ReadonlyMap<string, number> {
  const names = new Map<string, number>([['sept', 9], ['mrz', 3]]);
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let index = 0; index < 12; index++) {
        const name = fold(format.format(Date.UTC(2024, index, 15))).replace(/\.$/, '');
        if (!names.has(name)) names.set(name, index + 1);
      }
    }
  }
  return names;
}
