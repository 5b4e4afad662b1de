import type { ImportReport } from '../../delivery/types';
import { duration, moment } from '../format';
import { foreign } from '../foreign';
import { html, type Html } from '../html';
import { icon, type IconName } from '../icons';
import { destinationName, verdict, type Tone } from './verdict';

const TONE_ICON: Readonly<Record<Tone, IconName>> = { good: 'check', attention: 'alert', bad: 'alert', idle: 'dash' };

/** The verdict, and which file, destination and time it is about. */
export function header(report: ImportReport): Html {
  const { tone, badges, sentence, notes } = verdict(report);
  return html`<div class="verdict ${tone}">
<p class="badges">${badges.map((badge, index) => html`<span class="badge">${index === 0 && icon(TONE_ICON[tone])}${badge}</span> `)}</p>
<h1><bdi>${sentence}</bdi></h1>
${notes.length > 0 && html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
</div>
<p class="about">${foreign(fileName(report.input.path), 80)} <span aria-hidden="true">→</span><span class="unseen">to</span> ${foreign(destinationName(report))}
<span class="dot" aria-hidden="true"></span> <time datetime="${report.run.startedAt}">${moment(report.run.startedAt)}</time>
<span class="dot" aria-hidden="true"></span> took ${duration(elapsedMs(report.run))}</p>`;
}

/** The last part of a path of either kind of system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}

/** How long a run or a shard took; 0 where its times cannot be read. */
export function elapsedMs({ startedAt, finishedAt }: Pick<ImportReport['run'], 'startedAt' | 'finishedAt'>): number {
  const ms = Date.parse(finishedAt) - Date.parse(startedAt);
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}
