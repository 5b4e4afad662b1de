import { html, type Html } from './html';

const WIDTH = 120;
const HEIGHT = 28;

/** A small course beside figures that say the same; nothing where there is too little to draw. */
export function sparkline(values: readonly number[]): Html | null {
  const most = Math.max(...values);
  if (values.length < 3 || !(most > 0)) return null;
  const step = WIDTH / (values.length - 1);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${(HEIGHT - 2 - (Math.max(0, value) / most) * (HEIGHT - 4)).toFixed(1)}`);
  return html`<svg class="spark" aria-hidden="true" focusable="false" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" preserveAspectRatio="none"><polyline points="${points.join(' ')}"></polyline></svg>`;
}
