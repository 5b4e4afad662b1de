import type { Progress } from '../../lib/delivery/types';
import { count, duration } from './format';

const WIDEST_BAR = 40;
const NARROWEST_BAR = 8;

/** How far a run is, 0 to 1; null while that cannot be told. */
export function fractionDone({ elapsedMs, etaMs }: Progress): number | null {
  if (etaMs === null) return null;
  return elapsedMs + etaMs === 0 ? 1 : elapsedMs / (elapsedMs + etaMs);
}

/** One line of at most `width` characters; the bar goes first when there is no room for it. */
export function progressLine(progress: Progress, width: number): string {
  const figures = figuresOf(progress);
  const room = Math.min(WIDEST_BAR, width - figures.length - 3);
  const fraction = fractionDone(progress);
  if (fraction === null || room < NARROWEST_BAR) return figures.slice(0, Math.max(width, 0));
  const filled = Math.round(fraction * room);
  return `[${'█'.repeat(filled)}${'░'.repeat(room - filled)}] ${figures}`;
}

/** `45 %  900 rows  410 rows/s  2.7 s left  3 rejected`. */
export function figuresOf(progress: Progress): string {
  const { counts, rowsPerSecond, etaMs } = progress;
  const { read, ...outcomes } = counts;
  const settled = Object.values(outcomes).reduce((sum, part) => sum + part, 0);
  const fraction = fractionDone(progress);
  const parts = [
    fraction === null ? '' : `${Math.floor(fraction * 100)} %`,
    `${count(Math.min(settled, read))} rows`,
    `${count(rowsPerSecond)} rows/s`,
    etaMs === null || etaMs === 0 ? '' : `${duration(etaMs)} left`,
    counts.rejected > 0 ? `${count(counts.rejected)} rejected` : '',
    counts.failed > 0 ? `${count(counts.failed)} failed` : '',
  ];
  return parts.filter((part) => part !== '').join('  ');
}
