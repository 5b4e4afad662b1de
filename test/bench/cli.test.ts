import { parseCommandLine } from '../../bench/cli';

const SECTIONS = ['reader', 'pipeline', 'ledger'];

describe('the options of npm run bench', () => {
  it('run everything unless told otherwise', () => {
    expect(parseCommandLine([], SECTIONS)).toEqual({ only: SECTIONS, quick: false });
  });

  it('pick sections, in their own order', () => {
    expect(parseCommandLine(['--only', 'ledger, reader', '--quick'], SECTIONS)).toEqual({ only: ['reader', 'ledger'], quick: true });
  });

  it('refuse a section that is none, naming those there are', () => {
    expect(() => parseCommandLine(['--only', 'reader,speed'], SECTIONS)).toThrow('There is no section "speed"; there are reader, pipeline, ledger.');
  });

  it('refuse what they do not know', () => {
    expect(() => parseCommandLine(['--fast'], SECTIONS)).toThrow('--fast');
  });
});
