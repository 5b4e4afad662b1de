import type { ReadOptions } from '../../../lib/tabular';

interface Readable {
  readonly file: string;
  readonly options?: ReadOptions;
  /** `format encoding delimiter quote` */
  readonly detected: string;
  readonly headers: readonly string[];
  readonly count: number;
  readonly problems?: readonly (readonly [code: string, line: number])[];
}

export const READABLE: readonly Readable[] = [
  { file: 'apostrophe-names.csv', detected: 'csv utf-8 , "', headers: ['name', 'city'], count: 2 },
  { file: 'blank-lines.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 2 },
  { file: 'bom-quoted-newlines.csv', detected: 'csv utf-8 , "', headers: ['id', 'name', 'note'], count: 4 },
  { file: 'comma-decimals.csv', detected: 'csv utf-8 ; "', headers: ['id', 'price', 'size'], count: 2 },
  { file: 'cp1252-semicolon.csv', detected: 'csv windows-1252 ; "', headers: ['Nr', 'Name', 'Stadt', 'Umsatz'], count: 2 },
  { file: 'cr-only.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 3 },
  { file: 'duplicate-headers.csv', detected: 'csv utf-8 , "', headers: ['email', 'email_3', 'column_3', 'email_2', 'email_4', 'column_6'], count: 1 },
  { file: 'header-only.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 0 },
  { file: 'header-without-line-end.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 0 },
  { file: 'hostile-headers.csv', detected: 'csv utf-8 , "', headers: ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '=1+1'], count: 1 },
  { file: 'invalid-utf8.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 12_001, problems: [['invalid_encoding', 12_001]] },
  { file: 'marks-in-the-middle.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 3 },
  { file: 'mixed-line-ends.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 3 },
  { file: 'nul-bytes.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 2, problems: [['nul_byte', 2]] },
  { file: 'pipe.txt', detected: 'csv utf-8 | "', headers: ['id', 'name', 'city'], count: 2 },
  { file: 'quoted-header-newline.csv', detected: 'csv utf-8 , "', headers: ['id', 'Full name'], count: 1 },
  { file: 'ragged.csv', detected: 'csv utf-8 , "', headers: ['id', 'name', 'email'], count: 7, problems: [['too_few_fields', 3], ['too_many_fields', 5], ['too_few_fields', 6]] },
  { file: 'separator-line.csv', detected: 'csv utf-8 ; "', headers: ['id', 'name'], count: 1 },
  { file: 'shift-jis.csv', detected: 'csv shift_jis , "', headers: ['番号', '名前', '都市'], count: 3 },
  { file: 'single-column.csv', detected: 'csv utf-8 , "', headers: ['email'], count: 2 },
  { file: 'single-quotes.csv', detected: "csv utf-8 , '", headers: ['id', 'name'], count: 2 },
  { file: 'spaced-headers.csv', detected: 'csv utf-8 , "', headers: ['E-Mail', 'Full name', 'Phone'], count: 1 },
  { file: 'stray-quotes.csv', detected: 'csv utf-8 , "', headers: ['id', 'note'], count: 5, problems: [['invalid_quote', 2], ['invalid_quote', 3]] },
  { file: 'tabs.tsv', detected: 'csv utf-8 \t "', headers: ['id', 'name', 'city'], count: 2 },
  { file: 'unclosed-after-multiline.csv', detected: 'csv utf-8 , "', headers: ['id', 'note', 'name', 'email'], count: 2, problems: [['unclosed_quote', 2]] },
  { file: 'unclosed-quote.csv', detected: 'csv utf-8 , "', headers: ['id', 'name', 'email'], count: 4, problems: [['unclosed_quote', 2]] },
  { file: 'unclosed-quote-at-end.csv', detected: 'csv utf-8 , "', headers: ['id', 'name'], count: 4, problems: [['unclosed_quote', 3]] },
  { file: 'unnamed-trailing-columns.csv', detected: 'csv utf-8 , "', headers: ['id', 'name', 'column_3', 'column_4'], count: 4, problems: [['too_few_fields', 5]] },
  { file: 'utf16be-mark.csv', detected: 'csv utf-16be , "', headers: ['id', 'name'], count: 1 },
  { file: 'utf16be.tsv', detected: 'csv utf-16be \t "', headers: ['id', 'name'], count: 2 },
  { file: 'utf16le-mark.csv', detected: 'csv utf-16le ; "', headers: ['id', 'name'], count: 2 },
  { file: 'utf16le.csv', detected: 'csv utf-16le , "', headers: ['id', 'name'], count: 2 },
  { file: 'windows-1251.csv', detected: 'csv windows-1251 ; "', headers: ['номер', 'имя', 'город'], count: 2 },

  { file: 'array.json', detected: 'json utf-8', headers: ['id', 'name', 'zip', 'vip', 'note', 'address.city', 'address.geo.lat', 'tags', 'count'], count: 2 },
  { file: 'big-numbers.json', detected: 'json utf-8', headers: ['id', 'neg', 'safe', 'text', 'huge', 'price'], count: 1 },
  { file: 'broken-element.json', detected: 'json utf-8', headers: ['id'], count: 8, problems: [['invalid_json', 3], ['invalid_json', 6], ['invalid_json', 7]] },
  { file: 'broken-string.json', detected: 'json utf-8', headers: ['id', 'name', 'city'], count: 2, problems: [['invalid_json', 2]] },
  { file: 'cut-between.json', detected: 'json utf-8', headers: ['id'], count: 3, problems: [['unexpected_end', 4]] },
  { file: 'cut-in-element.json', detected: 'json utf-8', headers: ['id'], count: 3, problems: [['unexpected_end', 3]] },
  { file: 'empty-list.json', detected: 'json utf-8', headers: [], count: 0 },
  { file: 'empty-nested-list.json', detected: 'json utf-8', headers: [], count: 0 },
  { file: 'hostile-keys.json', detected: 'json utf-8', headers: ['__proto__.admin', 'constructor', 'column_3', 'a.b', 'a.b_2'], count: 1 },
  { file: 'mixed-elements.json', detected: 'json utf-8', headers: ['id'], count: 6, problems: [['not_an_object', 1], ['not_an_object', 1], ['not_an_object', 1], ['not_an_object', 2]] },
  { file: 'nested-list.json', detected: 'json utf-8', headers: ['id'], count: 2 },
  { file: 'one-object.json', detected: 'json utf-8', headers: ['id', 'name', 'tags'], count: 1 },
  { file: 'text-after-list.json', detected: 'json utf-8', headers: ['id'], count: 2, problems: [['invalid_json', 3]] },
  { file: 'two-lists.json', detected: 'json utf-8', headers: ['g'], count: 1 },
  { file: 'two-lists.json', options: { recordPath: 'data.customers' }, detected: 'json utf-8', headers: ['id'], count: 3 },
  { file: 'two-lists.json', options: { recordPath: '$' }, detected: 'json utf-8', headers: ['groups', 'data.customers'], count: 1 },
  { file: 'utf16.json', detected: 'json utf-16le', headers: ['name'], count: 1 },

  { file: 'lines.ndjson', detected: 'ndjson utf-8', headers: ['id', 'name', 'email'], count: 6, problems: [['invalid_json', 3], ['not_an_object', 5], ['not_an_object', 6]] },
  { file: 'mixed-bytes.ndjson', detected: 'ndjson utf-8', headers: ['n'], count: 3, problems: [['invalid_encoding', 2]] },

  { file: 'customers.xml', detected: 'xml utf-8', headers: ['@id', 'name', 'phone', 'address.@type', 'address.city', 'note', 'vip'], count: 2 },
  { file: 'customers.xml', options: { recordPath: 'address' }, detected: 'xml utf-8', headers: ['@type', 'city'], count: 1 },
  { file: 'cut-off.xml', detected: 'xml utf-8', headers: ['n'], count: 3, problems: [['invalid_xml', 4]] },
  { file: 'latin1-declared.xml', detected: 'xml windows-1252', headers: ['n'], count: 2 },
  { file: 'malformed.xml', detected: 'xml utf-8', headers: ['n'], count: 3, problems: [['invalid_xml', 4]] },
  { file: 'no-records.xml', detected: 'xml utf-8', headers: [], count: 0 },
  { file: 'one-record.xml', detected: 'xml utf-8', headers: ['name', 'email'], count: 1 },
  { file: 'outside-dtd.xml', detected: 'xml utf-8', headers: ['n'], count: 2 },
  { file: 'unknown-entity.xml', detected: 'xml utf-8', headers: ['n'], count: 3, problems: [['undefined_entity', 3]] },
  { file: 'wrapped.xml', detected: 'xml utf-8', headers: ['name'], count: 2 },
];

interface Refused {
  readonly file: string;
  readonly options?: ReadOptions;
  readonly code: string;
  readonly says: RegExp;
}

export const REFUSED: readonly Refused[] = [
  { file: 'archive.zip', code: 'binary_file', says: /ZIP archive.*Unpack/ },
  { file: 'billion-laughs.xml', code: 'entity_expansion', says: /DOCTYPE/ },
  { file: 'broken-object.json', code: 'invalid_json', says: /line 1/ },
  { file: 'empty.csv', code: 'empty_file', says: /empty/ },
  { file: 'image.csv', code: 'binary_file', says: /PNG/ },
  { file: 'image.csv', options: { format: 'csv', encoding: 'utf-8' }, code: 'binary_file', says: /PNG/ },
  { file: 'malformed-at-once.xml', code: 'invalid_xml', says: /line 1/ },
  { file: 'noise.csv', code: 'binary_file', says: /not a text file/ },
  { file: 'only-mark.csv', code: 'empty_file', says: /empty/ },
  { file: 'outside-file.xml', code: 'entity_expansion', says: /Nothing was read/ },
  { file: 'pipe.txt', options: { delimiter: '\n' }, code: 'invalid_option', says: /delimiter/ },
  { file: 'pipe.txt', options: { quote: '""' }, code: 'invalid_option', says: /quote/ },
  { file: 'pipe.txt', options: { encoding: 'klingon' }, code: 'unknown_encoding', says: /"klingon"/ },
  { file: 'pipe.txt', options: { batchSize: 0 }, code: 'invalid_option', says: /batch size/ },
  { file: 'two-lists.json', options: { recordPath: 'data.people' }, code: 'record_path_not_found', says: /"data.people"/ },
  { file: 'unclosed-header.csv', code: 'invalid_header', says: /header on line 1/ },
  { file: 'utf32.csv', code: 'unknown_encoding', says: /UTF-32.*Save it as UTF-8/ },
  { file: 'web-page.csv', code: 'web_page', says: /web page/ },
  { file: 'workbook.xlsx', code: 'binary_file', says: /Excel workbook.*CSV UTF-8/ },
  { file: 'wrapped.xml', options: { recordPath: 'person' }, code: 'record_path_not_found', says: /"person"/ },
];
