import { InputError } from '../../../lib/tabular';
import { READABLE, REFUSED } from './corpus';
import { fixture, inChunks, problems, readAll, readFixture } from './reading';

describe('the corpus of hard files', () => {
  it.each(READABLE)('reads $file $options', async ({ file, options, detected, headers, count, problems: expected = [] }) => {
    const read = await readFixture(file, options);

    const { format, encoding, delimiter, quote } = read.detected;
    expect([format, encoding, delimiter, quote].filter((part) => part !== null).join(' ')).toBe(detected);
    expect(read.headers).toEqual(headers);
    expect(problems(read)).toEqual(expected);
    expect(read.records.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, index) => index));
    expect(read.bytesRead).toBe(fixture(file).length);
  });

  it.each(REFUSED)('refuses $file $options with $code', async ({ file, options, code, says }) => {
    const refusal = await readFixture(file, options).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(InputError);
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(says) as string });
  });

  it.each(READABLE)('reads $file $options alike in chunks of any size', async ({ file, options }) => {
    const whole = await readFixture(file, options);
    const bytes = fixture(file);
    const sizes = bytes.length < 10_000 ? [1, 2, 7, 1 << 16] : [7, 1013, 1 << 16];

    for (const size of sizes) {
      const { records, headers, detected } = await readAll(inChunks(bytes, size), { fileName: file, ...options });
      expect({ size, records, headers, detected }).toEqual({ size, records: whole.records, headers: whole.headers, detected: whole.detected });
    }
  });
});
