import { html, type Html } from './html';

/** A small bar for a share of 0–1, and beside it the figure that says the same. */
export function meter(part: number, figure: string): Html {
  const percent = Math.round(Math.min(1, Math.max(0, Number.isFinite(part) ? part : 0)) * 100);
  return html`<span class="metered"><span class="meter" aria-hidden="true"><span style="inline-size:${percent}%"></span></span><span class="figure">${figure}</span></span>`;
}
