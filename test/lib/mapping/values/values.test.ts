import { toBoolean } from '../../../../lib/mapping/values/boolean';
import { toCountryCode } from '../../../../lib/mapping/values/country';
import { COUNTRY_CODES } from '../../../../lib/mapping/values/country_codes';
import { inferDateOrder, toIsoDate, type DateOrder } from '../../../../lib/mapping/values/date';
import { toEmail } from '../../../../lib/mapping/values/email';
import { maskEmail, maskPhone, maskText } from '../../../../lib/mapping/values/mask';
import { inferDecimalSign, toDecimal, type DecimalSign } from '../../../../lib/mapping/values/number';
import { isOrganisation, splitName } from '../../../../lib/mapping/values/person_name';
import { toPhone } from '../../../../lib/mapping/values/phone';
import { Amended, Refusal } from '../../../../lib/mapping/values/refusal';
import { titleCase } from '../../../../lib/mapping/values/text';
import { toUrl } from '../../../../lib/mapping/values/url';

/** The value, or `!` and the code of the refusal. */
function outcome(result: unknown): unknown {
  if (result instanceof Refusal) return `!${result.code}`;
  return result instanceof Amended ? `${result.value} (${result.code})` : result;
}

describe('e-mail addresses', () => {
  it.each([
    ['a@b.de', 'a@b.de'], ['John.Doe+tag@Mail.Example.CO.UK', 'john.doe+tag@mail.example.co.uk'], ["o'hara@example.ie", "o'hara@example.ie"],
    ['jörg@müller.de', 'jörg@müller.de'], ['用户@例子.公司', '用户@例子.公司'], ['a@xn--mller-kva.de', 'a@xn--mller-kva.de'], ['a@1und1.de', 'a@1und1.de'],
    ['mailto:a@b.de', 'a@b.de'], ['Anna Berg <a@b.de>', 'a@b.de'], ['a\u200b@b.de', 'a@b.de'], ['ａ＠b.de', 'a@b.de'],
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.com`, `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.com`],
  ])('takes %s', (text, expected) => {
    expect(toEmail(text)).toBe(expected);
  });

  it.each([
    ['plain', 'it has no @'], ['a@b@c.de', 'more than one @'], ['a b@c.de', 'a space'], ['a@b .de', 'a space'], ['a..b@c.de', 'two dots'], ['a@c..de', 'two dots'],
    ['.a@c.de', 'a dot stands at the edge'], ['a.@c.de', 'a dot stands at the edge'], ['a@b', 'no ending'], ['a@localhost', 'no ending'], ['a@b.c', 'no ending'], ['a@1.2.3.4', 'no ending'],
    ['@b.de', 'before the @'], ['a@', 'after the @'], ['a@b.de,', 'character that is not allowed'], ['a@b.de;c@d.de', 'more than one @'], ['a@-b.de', 'hyphen'], ['a@b-.de', 'hyphen'],
    ['a@.b.de', 'starts or ends with a dot'], ['a@b.de.', 'starts or ends with a dot'], ['a,b@c.de', 'character that is not allowed'], ['a@b_c.de', 'character that is not allowed'],
    [`${'a'.repeat(65)}@b.de`, 'longer than 64'], [`a@${'b.'.repeat(130)}de`, 'longer than 254'], [`a@${'b'.repeat(64)}.de`, 'character that is not allowed'],
  ])('refuses %s', (text, reason) => {
    const result = toEmail(text);
    expect(result).toBeInstanceOf(Refusal);
    expect(result instanceof Refusal && result.message).toContain(reason);
  });

  it('answers long hostile texts', () => {
    for (const hostile of [`${'a.'.repeat(200_000)}@`, `${'a'.repeat(63)}@${'a-'.repeat(200_000)}`, '@'.repeat(400_000), `${'<'.repeat(200_000)}a@b.de>`]) {
      expect(outcome(toEmail(hostile))).toBe('!invalid_email');
    }
  });
});

describe('phone numbers', () => {
  it.each([
    ['030/901820', 'DE', '+4930901820'], ["'+49 30 901820", undefined, '+4930901820'], ['(+49) 30 901820', undefined, '+4930901820'], ['Tel.: 030 901820', 'DE', '+4930901820'],
    ['0049 30 901820', undefined, '+4930901820'], ['0049 30 901820', 'US', '+4930901820'], ['011 49 30 901820', 'US', '+4930901820'], ['＋４９ 30 901820', undefined, '+4930901820'],
    ['4930901820', 'DE', '+4930901820'], ['+49 30 901820 ext. 12', 'DE', '+4930901820 (phone_extension_dropped)'], ['030 901820', 'AQ', '030 901820 (phone_as_written)'],
    ['030 901820', undefined, '030 901820 (phone_as_written)'], ['call me', 'DE', '!invalid_phone'], ['12', 'DE', '!invalid_phone'], ['+49 30 901820 / +49 30 901821', 'DE', '!invalid_phone'],
    ['4.93012E+11', 'DE', '!invalid_phone'], ['+1 555', undefined, '!invalid_phone'], ['+999 123456789', undefined, '+999 123456789 (phone_as_written)'], ['+1 555 010 0123', undefined, '+1 555 010 0123 (phone_as_written)'], ['555-0100', undefined, '555-0100 (phone_as_written)'], ['12 34', undefined, '!phone_needs_country'], ['call 555 0100', undefined, '!phone_needs_country'], ['9'.repeat(10_000), 'DE', '!invalid_phone'],
  ])('reads %s in %s', (text, country, expected) => {
    expect(outcome(toPhone(text, country))).toBe(expected);
  });
});

describe('countries', () => {
  it.each([
    ['de', 'DE'], ['DEU', 'DE'], ['Deutschland', 'DE'], ['ALLEMAGNE', 'DE'], ['Alemania', 'DE'], ['Duitsland', 'DE'], ['ドイツ', 'DE'], ['USA', 'US'], ['U.S.A.', 'US'],
    ['United States of America', 'US'], ['Vereinigte Staaten', 'US'], ['UK', 'GB'], ['England', 'GB'], ['Großbritannien', 'GB'], ['Holland', 'NL'], ['Österreich', 'AT'], ['Oesterreich', 'AT'],
    ['Schweiz', 'CH'], ['Svizzera', 'CH'], ['España', 'ES'], ['espana', 'ES'], ['Czech Republic', 'CZ'], ['Türkei', 'TR'], ['Turkey', 'TR'], ["Cote d'Ivoire", 'CI'], ['中国', 'CN'],
    ['Northern Ireland', 'GB'], ['Ireland', 'IE'], ['Niger', 'NE'], ['Nigeria', 'NG'], ['Atlantis', '!invalid_country'], ['Bavaria', '!invalid_country'], ['12', '!invalid_country'], ['__proto__', '!invalid_country'],
  ])('reads %s', (text, expected) => {
    expect(outcome(toCountryCode(text))).toBe(expected);
  });

  it('knows all 249 and Kosovo, each once', () => {
    expect(new Set(COUNTRY_CODES.map(([alpha2]) => alpha2)).size).toBe(250);
    expect(new Set(COUNTRY_CODES.map(([, alpha3]) => alpha3)).size).toBe(250);
    const named = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    expect(COUNTRY_CODES.filter(([alpha2]) => named.of(alpha2) === undefined)).toEqual([]);
  });
});

describe('dates', () => {
  it.each<[string, DateOrder | undefined, string]>([
    ['2024-02-29', undefined, '2024-02-29'], ['2023-02-29', undefined, '!invalid_date'], ['2024-01-05T23:30:00+05:00', undefined, '2024-01-05'], ['2024/1/5', undefined, '2024-01-05'],
    ['20240105', undefined, '2024-01-05'], ['24.12.2023', undefined, '2023-12-24'], ['5.1.24', undefined, '2024-01-05'], ['5.1.70', undefined, '1970-01-05'], ['13/02/2024', undefined, '2024-02-13'],
    ['02/13/2024', undefined, '2024-02-13'], ['05/05/2024', undefined, '2024-05-05'], ['03/04/2024', undefined, '!ambiguous_date'], ['03-04-2024', undefined, '!ambiguous_date'], ['03/04/2024', 'DMY', '2024-04-03'],
    ['03/04/2024', 'MDY', '2024-03-04'], ['13/02/2024', 'MDY', '!invalid_date'], ['24/03/04', 'YMD', '2024-03-04'], ['03/04/2024 10:15', 'MDY', '2024-03-04'], ['5. Januar 2024', undefined, '2024-01-05'],
    ['Jan 5, 2024', undefined, '2024-01-05'], ['January 5th 2024', undefined, '2024-01-05'], ['5 de enero de 2024', undefined, '2024-01-05'], ['5 févr. 2024', undefined, '2024-02-05'], ['05-Mar-24', undefined, '2024-03-05'],
    ['2024年1月5日', undefined, '2024-01-05'], ['Fri, 5 Jan 2024', undefined, '2024-01-05'], ['31.04.2024', undefined, '!invalid_date'], ['45292', undefined, '!invalid_date'], ['soon', undefined, '!invalid_date'],
    ['2024-13-01', undefined, '!invalid_date'], ['0000-00-00', undefined, '!invalid_date'],
  ])('reads %s as %s', (text, order, expected) => {
    expect(outcome(toIsoDate(text, order))).toBe(expected);
  });

  it.each<[string[], DateOrder | undefined]>([
    [['01/02/2024', '13/02/2024'], 'DMY'], [['01/02/2024', '02/13/2024'], 'MDY'], [['01/02/2024'], undefined], [['13/02/2024', '02/13/2024'], undefined], [['13.02.2024', '02/03/2024'], undefined], [[], undefined],
  ])('of %j learns the order', (values, expected) => {
    expect(inferDateOrder(values)).toBe(expected);
  });
});

describe('numbers', () => {
  it.each<[string, DecimalSign | undefined, string]>([
    ['1234.5', undefined, '1234.5'], ['1234,5', undefined, '1234.5'], ['1.234,56', undefined, '1234.56'], ['1,234.56', undefined, '1234.56'], ['1.234.567', undefined, '1234567'], ['1,234,567', undefined, '1234567'],
    ["1'234.50", undefined, '1234.50'], ['1 234,50 €', undefined, '1234.50'], ['$1,234.50', undefined, '1234.50'], ['EUR 12,00', undefined, '12.00'], ['-0,5', undefined, '-0.5'], ['.5', undefined, '0.5'], ['007', undefined, '7'],
    ['0', undefined, '0'], ['0.125', undefined, '0.125'], ['1.234', undefined, '!ambiguous_number'], ['1,234', undefined, '!ambiguous_number'], ['1.234', ',', '1234'], ['1.234', '.', '1.234'], ['1,234', ',', '1.234'],
    ['1.2.3', undefined, '!invalid_number'], ['1,23,456', undefined, '!invalid_number'], ['12a', undefined, '!invalid_number'], ['1e5', undefined, '!invalid_number'], ['--5', undefined, '!invalid_number'],
  ])('reads %s with %s', (text, sign, expected) => {
    expect(outcome(toDecimal(text, sign))).toBe(expected);
  });

  it.each<[string[], DecimalSign | undefined]>([
    [['1.234', '1.234,50'], ','], [['1,234', '12.5'], '.'], [['1.234.567', '1.234'], ','], [['1.234', '1,5', '2.5'], undefined], [['1.234'], undefined],
  ])('of %j learns the decimal sign', (values, expected) => {
    expect(inferDecimalSign(values)).toBe(expected);
  });
});

describe('yes and no', () => {
  it.each([
    ['yes', true], ['JA', true], ['oui', true], ['Sí', true], ['x', true], ['1', true], ['true', true], ['はい', true], ['no', false], ['Nein', false], ['0', false], ['não', false], ['unsubscribed', false],
    ['maybe', '!invalid_boolean'], ['2', '!invalid_boolean'],
  ])('reads %s', (text, expected) => {
    expect(outcome(toBoolean(text))).toBe(expected);
  });
});

describe('web addresses', () => {
  it.each([
    ['example.com', 'https://example.com'], ['http://example.com/a?b=c', 'http://example.com/a?b=c'], ['www.müller.de:8080/x', 'https://www.müller.de:8080/x'],
    ['javascript:alert(1)', '!invalid_url'], ['ftp://example.com', '!invalid_url'], ['none of it', '!invalid_url'], ['example', '!invalid_url'], ['a@b.de', '!invalid_url'],
  ])('reads %s', (text, expected) => {
    expect(outcome(toUrl(text))).toBe(expected);
  });
});

describe('names', () => {
  it.each([
    ['Anna Berg', 'Anna', 'Berg'], ['Berg, Anna', 'Anna', 'Berg'], ['Dr. Anna Maria van der Berg', 'Anna Maria', 'van der Berg'], ['Cher', undefined, 'Cher'],
    ['Ludwig von Beethoven', 'Ludwig', 'von Beethoven'], ['山田 太郎', '太郎', '山田'], ['Herr Müller', undefined, 'Müller'],
  ])('splits %s', (name, first, last) => {
    expect(splitName(name)).toEqual({ first, last });
  });

  it.each(['Acme GmbH', 'Acme Inc.', 'Müller & Söhne', 'Example S.p.A.', 'Beispiel AG', '株式会社サンプル', 'Foo Ltd', 'ACME CORP.'])('takes %s for an organisation', (name) => {
    expect(isOrganisation(name)).toBe(true);
  });

  it.each(['Anna Berg', 'Marco Sas', 'Se Ri Pak', 'Incze Anna', 'ANNA SA', 'Agnes Co'])('takes %s for a person', (name) => {
    expect(isOrganisation(name)).toBe(false);
  });

  it.each([['ANNA-MARIA O’NEIL', 'Anna-Maria O’neil'], ['anna berg', 'Anna Berg'], ['Ronald McDonald', 'Ronald McDonald'], ['ÖMER ŞAHIN', 'Ömer Şahin']])('writes %s in title case', (text, expected) => {
    expect(titleCase(text)).toBe(expected);
  });
});

describe('masks', () => {
  it.each([
    [maskEmail('john.doe@example.com'), 'jo***@example.com'], [maskEmail('j@example.com'), 'j***@example.com'], [maskEmail('john.doe'), 'jo***'], [maskEmail('a@b c@secret street 5'), 'a@***'],
    [maskPhone('+49 151 2345667'), '+49…67'], [maskPhone('12345'), '12***'], [maskText(''), '***'], [maskText('ab'), 'a***'], [maskText('👩‍👩‍👧 family'), '👩\u200d***'],
  ])('%s', (masked, expected) => {
    expect(masked).toBe(expected);
  });
});
