import type { EChartsOption } from 'echarts';
import type { Counts, ImportReport, Outcome } from '../../delivery/types';
import { chart, TEXT, type ChartSize } from '../chart';
import { count, counted, share } from '../format';
import { html, type Html } from '../html';
import { icon } from '../icons';
import { table } from '../table';
import { paint } from '../theme';
import { outcomeWords, type OutcomeWords } from './outcome-words';
import { tally } from './tally';

type Worded = readonly (readonly [Outcome, OutcomeWords])[];

/** Narrower slices could not be seen; they are drawn this share of the bar wide. */
const SLIVER: Readonly<Record<ChartSize, number>> = { small: 0.03, medium: 0.018, large: 0.011 };

/** Share of the bar from which a slice has room for its number. */
const ROOM: Readonly<Record<ChartSize, number>> = { small: 0.13, medium: 0.08, large: 0.05 };

/** What became of every row: one bar, a tile per outcome, and the sum that proves none is missing. */
export async function outcomes({ counts, run }: ImportReport): Promise<Html> {
  const words = outcomeWords(run.dryRun);
  if (counts.read === 0) return html`<p class="empty">No rows were read, so there are no outcomes to show.</p>`;
  return html`${await bar(counts, words)}
<ul class="tiles">${words.map(([outcome, word]) => tile(outcome, word, counts))}</ul>
${sum(counts, words)}
<details><summary>Outcomes as a table</summary>${asTable(counts, words)}</details>`;
}

function bar(counts: Counts, words: Worded): Promise<Html> {
  const shown = words.filter(([outcome]) => counts[outcome] > 0);
  return chart({
    id: 'outcome-chart',
    title: 'Share of each outcome',
    description: shown.map(([outcome, word]) => `${word.label}: ${count(counts[outcome])} (${share(counts[outcome], counts.read)})`).join('; '),
    height: () => 56,
    option: (size) => barOption(counts, shown, size),
  });
}

function barOption(counts: Counts, shown: Worded, size: ChartSize): EChartsOption {
  const widths = shown.map(([outcome]) => Math.max(counts[outcome], counts.read * SLIVER[size]));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', show: false, max: whole },
    yAxis: { type: 'category', show: false, data: [''] },
    series: shown.map(([outcome], index) => ({
      type: 'bar', stack: 'rows', silent: true, barWidth: 52,
      data: [widths[index] ?? 0],
      itemStyle: { color: paint(outcome), borderColor: paint('surface'), borderWidth: 2, borderRadius: 6 },
      label: {
        show: counts[outcome] / whole >= ROOM[size], ...TEXT, color: paint('onFill'), fontSize: 15, fontWeight: 600,
        formatter: () => count(counts[outcome]),
      },
    })),
  };
}

function tile(outcome: Outcome, word: OutcomeWords, counts: Counts): Html {
  const rows = counts[outcome];
  return html`<li class="tile ${outcome}${rows === 0 ? ' none' : ''}">
<p class="label"><span class="swatch">${icon(word.icon)}</span>${word.label}</p>
<p class="figure">${count(rows)} <span class="share">${share(rows, counts.read)}</span></p>
<p class="meaning">${word.meaning}</p></li>
`;
}

function sum(counts: Counts, words: Worded): Html {
  const { accounted, missing } = tally(counts);
  const terms = words.map(([outcome]) => `${count(counts[outcome])} ${outcome}`).join(' + ');
  if (missing === 0) {
    return html`<p class="sum good">${icon('check')}<span>${terms} = <strong>${counted(counts.read, 'row')} read</strong>. Every row has exactly one outcome.</span></p>`;
  }
  const left = missing > 0 ? `The other ${counted(missing, 'row')} have no outcome yet.` : 'These counts do not add up.';
  return html`<p class="sum bad" role="note">${icon('alert')}<span>${terms} = ${count(accounted)} of <strong>${counted(counts.read, 'row')} read</strong>. ${left}</span></p>`;
}

function asTable(counts: Counts, words: Worded): Html {
  return table({
    id: 'outcome-table',
    caption: 'Rows by outcome',
    columns: [
      { head: 'Outcome', names: true, cell: ([, word]) => word.label },
      { head: 'Meaning', wide: true, cell: ([, word]) => word.meaning },
      { head: 'Rows', numeric: true, cell: ([outcome]) => count(counts[outcome]) },
      { head: 'Share', numeric: true, cell: ([outcome]) => share(counts[outcome], counts.read) },
    ],
    rows: words,
    foot: ['Rows read', '', count(counts.read), '100 %'],
  });
}
