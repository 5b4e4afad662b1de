import type { Counts, ImportReport } from '../../../../lib/delivery/types';
import { verdict } from '../../../../lib/dashboard/import/verdict';
import { counts, sampleReport } from './sample';

const of = (some: Partial<Counts>, run: Partial<ImportReport['run']> = {}, more: Partial<ImportReport> = {}) =>
  verdict(sampleReport({ counts: counts(some), run: { ...sampleReport().run, ...run }, ...more }));

describe('the verdict', () => {
  it('says how many are there and how many need a person', () => {
    expect(verdict(sampleReport())).toMatchObject({
      tone: 'bad', badges: ['Finished with failed rows'], sentence: '1,812 of 2,000 customers are in mock_api; 148 need your attention.',
    });
  });

  it.each<[Partial<Counts>, string, string]>([
    [{ read: 2000, created: 2000 }, 'good', 'All 2,000 customers are in mock_api; nothing needs your attention.'],
    [{ read: 2000, created: 1960, duplicate: 40 }, 'good', '1,960 customers are in mock_api; nothing needs your attention.'],
    [{ read: 1, created: 1 }, 'good', '1 customer is in mock_api; nothing needs your attention.'],
    [{ read: 2000, unchanged: 2000 }, 'good', 'All 2,000 customers were already in mock_api.'],
    [{ read: 2, created: 1, rejected: 1 }, 'attention', '1 of 2 customers is in mock_api; 1 needs your attention.'],
    [{ read: 3, rejected: 3 }, 'attention', 'None of 3 customers is in mock_api; 3 need your attention.'],
    [{}, 'idle', 'The file holds no customers.'],
    [{ read: 10, created: 4 }, 'bad', '4 of 10 customers are in mock_api; 6 have no outcome yet.'],
    [{ read: 10, created: 12 }, 'bad', '12 of 10 customers are in mock_api; the counts do not add up.'],
  ])('%j is %s', (some, tone, sentence) => {
    expect(of(some)).toMatchObject({ tone, sentence });
  });

  it('counts customers that the destination had before as being there', () => {
    const had = (rows: number): Partial<ImportReport> => ({ reasons: [{ outcome: 'duplicate', code: 'duplicate', field: null, count: rows, lines: [2] }] });
    expect(of({ read: 2000, duplicate: 1848, rejected: 152 }, {}, had(1848)).sentence).toBe('1,848 of 2,000 customers were already in mock_api; 152 need your attention.');
    expect(of({ read: 2, duplicate: 2 }, {}, had(2)).sentence).toBe('All 2 customers were already in mock_api.');
  });

  it('makes plain that a dry run sent nothing, and what a run would take', () => {
    const dry = of({ read: 20, created: 19, rejected: 1 }, { dryRun: true }, { estimate: { requests: 19, seconds: 95 } });
    expect(dry).toMatchObject({ badges: ['Dry run'], sentence: '19 of 20 customers are ready for mock_api; 1 needs your attention.' });
    expect(dry.notes[0]).toBe('No row was sent. The run itself would send 19 requests and take about 1 min 35 s.');
  });

  it('tells a resumed run and one that stopped early', () => {
    expect(of({ read: 5, created: 5 }, { resumed: true }).badges).toEqual(['Finished', 'Resumed']);
    expect(of({ read: 5, created: 4 }).badges).toEqual(['Stopped early']);
  });

  it('keeps a right-to-left destination from reordering the sentence', () => {
    expect(of({ read: 2, created: 1, rejected: 1 }, { destination: 'לקוחות (https://a.example)' }).sentence)
      .toBe('1 of 2 customers is in \u2068לקוחות\u2069; 1 needs your attention.');
  });
});
