import type { EChartsOption } from 'echarts';
import { chart, TEXT, type ChartSize } from '../chart';
import { count, counted } from '../format';
import { visible } from '../foreign';
import { html, type Html } from '../html';
import { paint } from '../theme';
import { ranked, type Reason } from './reasons';

interface Bar {
  readonly name: string;
  readonly rejected: number;
  readonly failed: number;
}

const MOST = 8;

interface Layout {
  readonly rowHeight: number;
  /** Room for names beside the bars; with none they stand above. */
  readonly labelWidth: number;
  readonly labelLength: number;
}

const LAYOUTS: Readonly<Record<ChartSize, Layout>> = {
  small: { rowHeight: 46, labelWidth: 0, labelLength: 38 },
  medium: { rowHeight: 34, labelWidth: 200, labelLength: 28 },
  large: { rowHeight: 34, labelWidth: 260, labelLength: 38 },
};

/** Refused rows added up by whatever `name` says, as bars split into rejected and failed. */
export async function reasonChart(
  id: string,
  title: string,
  reasons: readonly Reason[],
  name: (reason: Reason) => string,
): Promise<Html> {
  const bars = added(reasons, name);
  const drawing = await chart({
    id,
    title,
    description: bars.map((bar) => `${visible(bar.name, 60)}: ${counted(bar.rejected + bar.failed, 'row')}`).join('; '),
    height: (size) => bars.length * LAYOUTS[size].rowHeight + 4,
    option: (size) => option(bars, size),
  });
  return html`<figure class="plot"><figcaption>${title}</figcaption>${drawing}</figure>`;
}

function added(reasons: readonly Reason[], name: (reason: Reason) => string): readonly Bar[] {
  const sums = new Map<string, Bar>();
  for (const reason of ranked(reasons)) {
    const key = name(reason);
    const bar = sums.get(key) ?? { name: key, rejected: 0, failed: 0 };
    const kind = reason.outcome === 'failed' ? 'failed' : 'rejected';
    sums.set(key, { ...bar, [kind]: bar[kind] + reason.count });
  }
  const bars = [...sums.values()].sort((a, b) => b.rejected + b.failed - a.rejected - a.failed);
  return bars.length <= MOST ? bars : [...bars.slice(0, MOST - 1), others(bars.slice(MOST - 1))];
}

function others(bars: readonly Bar[]): Bar {
  return {
    name: `${count(bars.length)} others`,
    rejected: bars.reduce((sum, bar) => sum + bar.rejected, 0),
    failed: bars.reduce((sum, bar) => sum + bar.failed, 0),
  };
}

function option(bars: readonly Bar[], size: ChartSize): EChartsOption {
  const { labelWidth, labelLength } = LAYOUTS[size];
  const above = { inside: true, margin: 0, verticalAlign: 'bottom' as const, padding: [0, 0, 10, 0] };
  const total = (index: number) => (bars[index]?.rejected ?? 0) + (bars[index]?.failed ?? 0);
  return {
    grid: { left: labelWidth, right: 52, top: labelWidth === 0 ? 8 : 0, bottom: labelWidth === 0 ? -8 : 0 },
    xAxis: { type: 'value', show: false, max: Math.max(...bars.map((_, index) => total(index))) },
    yAxis: {
      type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false },
      data: bars.map((bar) => short(bar.name, labelLength)),
      axisLabel: { ...TEXT, color: paint('ink'), interval: 0, overflow: 'truncate', width: labelWidth === 0 ? 300 : labelWidth - 12, ...(labelWidth === 0 ? above : {}) },
    },
    series: (['rejected', 'failed'] as const).map((kind, position) => ({
      type: 'bar', stack: 'rows', silent: true, barWidth: labelWidth === 0 ? 14 : 18,
      data: bars.map((bar) => bar[kind]),
      itemStyle: { color: paint(kind), borderRadius: 3 },
      label: {
        show: position === 1, position: 'right', ...TEXT, color: paint('ink'), fontWeight: 600,
        formatter: ({ dataIndex }: { dataIndex: number }) => count(total(dataIndex)),
      },
    })),
  };
}

function short(name: string, length: number): string {
  const shown = visible(name, 200);
  return shown.length <= length ? shown : `${[...shown].slice(0, length - 1).join('')}…`;
}
