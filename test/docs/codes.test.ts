import { codeWords, filesBelow, prose, read, tableRows } from './pages';

/** Where codes that a person may meet are given. */
const FOLDERS = ['lib/tabular', 'lib/mapping', 'lib/delivery', 'lib/platforms/customer-api', 'lib/warehouse', 'lib/clients', 'lib/sync', 'nodes/CustomerApi'];
const TAKES_A_CODE_FIRST = ['InputError', 'MappingError', 'Refusal', 'WarehouseError', 'FiguresRefused', 'ClientsError', 'ShardError'];

const WAYS: readonly RegExp[] = [
  // zod's own issues are told as sentences.
  /(?<!addIssue\(\{ )\bcode\s*(?::|\?\?|===|!==)\s*'([a-z][a-z_]*)'(?! in )/g,
  /\bcode\s*(?::|\?\?)\s*`([a-z][a-z_]*)\$\{/g,
  /\bnew Amended\([^']*?'([a-z][a-z_]*)'/g,
  /\bclass \w+ extends WarehouseError[\s\S]*?\bsuper\(\s*'([a-z][a-z_]*)'/g,
  ...TAKES_A_CODE_FIRST.map((name) => new RegExp(`\\bnew ${name}\\(\\s*'([a-z][a-z_]*)'`, 'g')),
];

const sources = FOLDERS.flatMap(filesBelow).filter((file) => file.endsWith('.ts')).map((file) => ({ file, text: read(file) }));
const given = new Set(sources.flatMap(({ text }) => WAYS.flatMap((way) => [...text.matchAll(way)].map(([, code = '']) => code))));

const table = tableRows(prose('docs/troubleshooting.md'));
/** `http_…` stands for every status. */
const documented = new Set(table.flatMap(([codes = '']) => codeWords(codes)).map((code) => code.replace('…', '')));

describe('the codes in docs/troubleshooting.md', () => {
  it('are all that the package gives', () => {
    expect([...given].filter((code) => !documented.has(code)).sort()).toEqual([]);
  });

  it('are given by the package', () => {
    const quoted = (code: string) => sources.some(({ text }) => text.includes(`'${code}'`) || text.includes(`\`${code}\${`));
    expect([...documented].filter((code) => !quoted(code))).toEqual([]);
  });

  it('each come with what they mean and what to do', () => {
    const thin = table.filter((cells) => cells.length < 3 || cells.some((cell) => cell === ''));
    expect(thin).toEqual([]);
  });

  it.each(TAKES_A_CODE_FIRST)('are found wherever a %s is made', (name) => {
    const made = sources.flatMap(({ text }) => [...text.matchAll(new RegExp(`\\bnew ${name}\\(`, 'g'))]);
    const found = sources.flatMap(({ text }) => [...text.matchAll(new RegExp(`\\bnew ${name}\\(\\s*'[a-z_]+'`, 'g'))]);
    expect(made.length).toBeGreaterThan(0);
    expect(found.length).toBe(made.length);
  });

  it('are found in every way of writing them', () => {
    expect([...given]).toEqual(expect.arrayContaining([
      'too_few_fields', 'row_too_long', 'binary_file', 'required', 'invalid_email', 'phone_extension_dropped', 'duplicate_in_file',
      'duplicate', 'rejected', 'http_', 'unreachable', 'not_sent', 'locked', 'unreadable',
    ]));
  });
});
