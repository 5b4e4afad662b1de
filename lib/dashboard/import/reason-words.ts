import { visible } from '../foreign';

export interface ReasonWords {
  /** What is wrong, in a few plain words. */
  readonly meaning: string;
  /** What to do about it. */
  readonly action: string;
}

const WORDS: ReadonlyMap<string, ReasonWords> = new Map(Object.entries({
  required: { meaning: 'A required value is missing', action: 'Fill in the field, or map the column that holds it.' },
  invalid_email: { meaning: 'Not a valid e-mail address', action: 'Correct the address; it needs one @ and a domain.' },
  invalid_phone: { meaning: 'Not a valid phone number', action: 'Correct the number, or give the country of numbers without a prefix.' },
  invalid_country: { meaning: 'Not a known country', action: 'Write the country’s name or its two-letter ISO code.' },
  invalid_date: { meaning: 'Not a valid date', action: 'Write dates as YYYY-MM-DD, or say in which order day and month stand.' },
  invalid_number: { meaning: 'Not a number', action: 'Leave only digits and one decimal mark.' },
  invalid_boolean: { meaning: 'Neither yes nor no', action: 'Write true or false.' },
  invalid_url: { meaning: 'Not a valid web address', action: 'Write the full address, starting with https.' },
  too_long: { meaning: 'Longer than the API allows', action: 'Shorten the value.' },
  too_short: { meaning: 'Shorter than the API allows', action: 'Complete the value.' },
  too_few_fields: { meaning: 'Row has too few fields', action: 'Look for a missing delimiter or a line broken in two.' },
  too_many_fields: { meaning: 'Row has too many fields', action: 'Put quotes around values that hold the delimiter.' },
  unclosed_quote: { meaning: 'A quote is never closed', action: 'Close the quote on the line where it opens.' },
  bad_quote: { meaning: 'A quote stands inside a value', action: 'Double the quotes inside quoted values.' },
  invalid_json: { meaning: 'Not valid JSON', action: 'Correct the line so that it is one JSON object.' },
  duplicate: { meaning: 'Same customer as another row', action: 'Nothing to do.' },
  unknown: { meaning: 'No answer; may have landed', action: 'Look the customer up at the destination before sending it again.' },
}));

/**
 * A reason code in words. Codes that a destination made up are read aloud; what to do is then `message`,
 * the first message given with that code.
 */
export function reasonWords(code: string, message?: string): ReasonWords {
  const known = WORDS.get(code);
  if (known) return known;
  const meaning = visible(code.replace(/[_-]+/g, ' ').trim() || 'no code given', 60);
  return {
    meaning: meaning.charAt(0).toUpperCase() + meaning.slice(1),
    action: message === undefined ? 'See the message of each row.' : visible(message, 200),
  };
}
