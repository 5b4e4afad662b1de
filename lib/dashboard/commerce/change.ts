import { html, type Html } from '../html';
import { icon } from '../icons';

/** Whether a rise is good news. Colour only repeats what the word says. */
export type Wish = 'more' | 'less' | 'neither';

/** `Up 12.3 % from €1,000.00`; nothing where there is nothing to compare with. */
export function change(now: string | number | null, before: string | number | null | undefined, shown: string, wish: Wish = 'more'): Html | null {
  if (now === null || before === null || before === undefined) return null;
  const [present, past] = [Number(now), Number(before)];
  if (present === past) return html`<span class="change">${icon('equal')}Same as before</span>`;
  const isUp = present > past;
  const tone = wish === 'neither' ? '' : isUp === (wish === 'more') ? ' good' : ' attention';
  const word = `${isUp ? 'Up' : 'Down'}${past > 0 && present >= 0 ? ` ${percent(Math.abs(present / past - 1))}` : ''}`;
  return html`<span class="change${tone}">${icon(isUp ? 'up' : 'down')}${word}</span> <span class="from">from ${shown}</span>`;
}

/** `12.3 %` of a share of one. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '< 0.1 %';
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 })} %`;
}
