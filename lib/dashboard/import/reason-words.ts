import { visible } from '../foreign';

export interface ReasonWords {
  /** What is wrong, in a few plain words. */
  readonly meaning: string;
  /** What to do about it. */
  readonly action: string;
}

/** Meaning and, where it is the same for every row, what to do; else the message of the first row tells. */
const WORDS: ReadonlyMap<string, readonly [meaning: string, action?: string]> = new Map(Object.entries({
  required: ['A required value is missing', 'Fill in the field, or map the column that holds it.'],
  invalid_email: ['Not a valid e-mail address', 'Correct the address; it needs one @ and a domain.'],
  invalid_phone: ['Not a valid phone number', 'Write the number in full, with its country code, or name a default country.'],
  phone_needs_country: ['A phone number without its country', 'Write it with its country code, add a country column, or name a default country.'],
  phone_as_written: ['Phone number sent as written', 'Nothing if the API takes it; else write it with its country code, or name a default country.'],
  phone_extension_dropped: ['Extension of a phone number left out', 'Nothing, or keep the extension in a column of its own.'],
  invalid_country: ['Not a known country', 'Write the country’s name or its two-letter ISO code.'],
  invalid_date: ['Not a valid date', 'Write dates as YYYY-MM-DD.'],
  ambiguous_date: ['Day and month cannot be told apart', 'Say in which order day and month stand, or write YYYY-MM-DD.'],
  invalid_number: ['Not a number', 'Leave only digits and one decimal mark.'],
  ambiguous_number: ['Decimal mark cannot be told', 'Write the number without marks between thousands.'],
  invalid_boolean: ['Neither yes nor no', 'Write true or false.'],
  invalid_url: ['Not a valid web address', 'Write the full address, starting with https.'],
  not_in_list: ['Not one of the allowed values'],
  not_a_value: ['A list where one value belongs'],
  too_long: ['Longer than the field allows', 'Shorten the value.'],
  too_few_fields: ['Row has too few fields', 'Look for a missing delimiter or a line broken in two.'],
  too_many_fields: ['Row has too many fields', 'Put quotes around values that hold the delimiter.'],
  too_many_columns: ['Too many columns'],
  row_too_long: ['Row is too long', 'Look for a quote that is opened and never closed.'],
  unclosed_quote: ['A quote is never closed', 'Close the quote on the line where it opens.'],
  invalid_quote: ['A quote in the wrong place', 'Double the quotes inside quoted values.'],
  invalid_encoding: ['Characters cannot be read', 'Save the file as UTF-8, or name its encoding.'],
  nul_byte: ['Holds a NUL byte', 'Export the file again; this row is damaged.'],
  invalid_json: ['Not valid JSON', 'Correct the line so that it is one JSON object.'],
  not_an_object: ['Not a JSON object', 'Make each record one JSON object.'],
  unexpected_end: ['The file ends too early', 'Get the whole file and import it again.'],
  too_deep: ['Nested too deeply'],
  duplicate: ['There already', 'Nothing to do.'],
  duplicate_in_file: ['Same customer as an earlier row', 'Nothing to do.'],
  unknown: ['Not known whether it landed'],
  not_written: ['Not written'],
  rate_limited: ['Refused for the API’s rate limit', 'Not written; run the import again.'],
  unreachable: ['The API could not be reached', 'Not sent; run the import again.'],
  not_an_api: ['A web page came back instead'],
  unread_answer: ['The API did not tell what became of it'],
  refused: ['Refused by the API'],
}));

/**
 * A reason code in words. Codes that a destination made up are read aloud; what to do is then `message`,
 * the first message given with that code.
 */
export function reasonWords(code: string, message?: string): ReasonWords {
  const [meaning, action] = WORDS.get(code) ?? [aloud(code)];
  return { meaning, action: action ?? (message === undefined ? 'See the message of each row.' : visible(message, 200)) };
}

function aloud(code: string): string {
  const [, status] = /^http_(\d{3})$/.exec(code) ?? [];
  if (status !== undefined) return `The API answered ${status}`;
  const words = visible(code.replace(/[_-]+/g, ' ').trim() || 'no code given', 60);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
