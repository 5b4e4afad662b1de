import type { ImportReport, Rung } from '../../delivery/types';
import { bytes, count, duration, moment } from '../format';
import { foreign } from '../foreign';
import { html, type Html, type Slot } from '../html';
import { elapsedMs } from './header';

const RUNGS: Readonly<Record<Rung, string>> = {
  upsert: 'updated in place, so that nothing doubles',
  idempotency_key: 'sent under the same key, so that nothing doubles',
  lookup: 'looked up first, so that nothing doubles',
  unique_key: 'refused by the API where it landed before, so that nothing doubles',
  none: 'never sent again on its own',
};

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  [',', 'comma'], [';', 'semicolon'], ['\t', 'tab'], ['|', 'pipe'], [':', 'colon'], [' ', 'space'],
]);

/** Which file went in and which run this was: what is needed to do it again or to ask about it. */
export function provenance(report: ImportReport): Html {
  return html`<div class="pair">
<div><h3>File</h3>${facts(fileFacts(report))}</div>
<div><h3>Run</h3>${facts(runFacts(report))}</div>
</div>`;
}

type Fact = readonly [name: string, value: Slot];

function fileFacts({ input, counts }: ImportReport): readonly Fact[] {
  return [
    ['Path', foreign(input.path)],
    ['Size', `${bytes(input.bytes)} (${count(input.bytes)} bytes)`],
    ['Format', input.format.toUpperCase()],
    ['Encoding', foreign(input.encoding, 40)],
    ...(input.delimiter === null ? [] : [['Delimiter', delimiter(input.delimiter)] as const]),
    ['Columns', count(input.headers.length)],
    ['Rows read', count(counts.read)],
    ['SHA-256', html`<code>${input.sha256.slice(0, 16)}…</code>`],
  ];
}

function runFacts(report: ImportReport): readonly Fact[] {
  const { run } = report;
  return [
    ['Run', html`<code>${run.id}</code>`],
    ['Destination', foreign(run.destination)],
    ['Started', html`<time datetime="${run.startedAt}">${moment(run.startedAt)}</time>`],
    ['Finished', html`<time datetime="${run.finishedAt}">${moment(run.finishedAt)}</time>`],
    ['Took', duration(elapsedMs(report.run))],
    ['Resumed', run.resumed ? 'yes' : 'no'],
    ['Dry run', run.dryRun ? 'yes: no row was sent' : 'no'],
    ['Writes of unknown fate', RUNGS[run.rung]],
  ];
}

function facts(list: readonly Fact[]): Html {
  return html`<dl class="facts">${list.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function delimiter(character: string): Html {
  return html`${DELIMITERS.get(character) ?? foreign(character, 10)}`;
}
