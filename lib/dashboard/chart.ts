import type { EChartsOption } from 'echarts';
import { html, trusted, type Html } from './html';
import { paint } from './theme';

/** The drawing sizes: a chart is drawn for each, and the page shows the one that fits its container. */
export type ChartSize = 'small' | 'medium' | 'large';

const WIDTHS: Readonly<Record<ChartSize, number>> = { small: 330, medium: 520, large: 900 };

export interface ChartSpec {
  /** Unique within the page. */
  readonly id: string;
  /** Accessible name. */
  readonly title: string;
  /** What a reader who does not see the chart needs to know of it. */
  readonly description: string;
  /** In the units of `WIDTHS`. */
  height(size: ChartSize): number;
  option(size: ChartSize): EChartsOption;
}

/** Draws a chart as SVG that needs no script. The same spec gives the same markup. */
export async function chart(spec: ChartSpec): Promise<Html> {
  const sizes: readonly ChartSize[] = ['small', 'medium', 'large'];
  const drawings = await Promise.all(sizes.map((size) => draw(spec, size)));
  return html`<div class="chart">${drawings}</div>`;
}

/** Text and lines as every chart of a page has them. */
export const TEXT = { color: paint('quiet'), fontFamily: 'inherit', fontSize: 13 } as const;
export const GRID_LINE = { lineStyle: { color: paint('line'), width: 1 } } as const;

async function draw(spec: ChartSpec, size: ChartSize): Promise<Html> {
  // A megabyte of code: loaded by the first page, not by the package.
  const echarts = await import('echarts');
  const width = WIDTHS[size];
  const height = spec.height(size);
  const instance = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    instance.setOption({ animation: false, textStyle: TEXT, ...spec.option(size) });
    return frame(spec, size, width, height, instance.renderToSVGString());
  } finally {
    // An instance that is kept holds timers, and the process would never end.
    instance.dispose();
  }
}

function frame(spec: ChartSpec, size: ChartSize, width: number, height: number, svg: string): Html {
  const id = `${spec.id}-${size}`;
  return html`<svg class="${size}" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">${spec.title}</title><desc id="${id}-desc">${spec.description}</desc>
${trusted(plain(svg, id))}</svg>`;
}

/**
 * The drawing alone, without the outer tag and hover rules. ECharts numbers its ids per process; here they
 * are the chart's own. Text in the drawing cannot match: its quotes and angle brackets are escaped.
 */
function plain(svg: string, id: string): string {
  return svg
    .replace(/^<svg[^>]*>\s*<rect[^>]*fill="none"[^>]*><\/rect>\s*/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<style[^>]*>[\s\S]*?<\/style>\s*/g, '')
    .replace(/ (?:class="zr[^"]*"|pointer-events="[^"]*"|ecmeta_[a-z_]+="[^"]*")/g, '')
    .replace(/ id="zr\d+-/g, ` id="${id}-`)
    .replace(/="url\(#zr\d+-/g, `="url(#${id}-`);
}
