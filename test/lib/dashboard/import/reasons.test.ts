import { ranked } from '../../../../lib/dashboard/import/reasons';
import { reasonWords } from '../../../../lib/dashboard/import/reason-words';

describe('reasons in words', () => {
  it('knows its own codes whatever the message', () => {
    expect(reasonWords('invalid_country', 'something')).toEqual({ meaning: 'Not a known country', action: 'Write the country’s name or its two-letter ISO code.' });
  });

  it('leaves to the message what depends on the row', () => {
    expect(reasonWords('unknown', 'Look it up in the API.')).toEqual({ meaning: 'Not known whether it landed', action: 'Look it up in the API.' });
  });

  it.each([['blocked_domain', 'Blocked domain'], ['http_418', 'The API answered 418'], ['', 'No code given'], ['__proto__', 'Proto'], ['constructor', 'Constructor']])(
    'reads the foreign code %j aloud', (code, meaning) => expect(reasonWords(code)).toEqual({ meaning, action: 'See the message of each row.' }),
  );

  it('puts the most common first and orders equal ones by name', () => {
    const of = (code: string, count: number) => ({ outcome: 'rejected' as const, code, field: null, count, lines: [] });
    expect(ranked([of('b', 2), of('c', 9), of('a', 2)]).map(({ code }) => code)).toEqual(['c', 'a', 'b']);
  });
});
