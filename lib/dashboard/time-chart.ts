import type { EChartsOption, LineSeriesOption } from 'echarts';
import { GRID_LINE, TEXT, type ChartSize } from './chart';
import { rate } from './format';

interface TimeUnit {
  readonly ms: number;
  readonly name: string;
}

export interface TimeChart {
  readonly totalMs: number;
  /** What the upright axis counts, e.g. `rows per second`. */
  readonly measure: string;
  /** Data as pairs of milliseconds since the start and a value. */
  readonly series: readonly (Omit<LineSeriesOption, 'data'> & { readonly data: readonly (readonly [number, number])[] })[];
  readonly size: ChartSize;
}

/** Lines or areas over the time of a run, both axes starting at zero. */
export function timeOption({ totalMs, measure, series, size }: TimeChart): EChartsOption {
  const unit = unitFor(totalMs);
  return {
    grid: { left: 52, right: 12, top: 30, bottom: 46 },
    xAxis: {
      type: 'value', min: 0, max: totalMs / unit.ms, splitNumber: size === 'small' ? 4 : 8,
      name: `${unit.name} since the start`, nameLocation: 'middle', nameGap: 28, nameTextStyle: TEXT,
      axisLabel: { ...TEXT, showMaxLabel: false, formatter: rate }, splitLine: { show: false },
      axisLine: { show: true, ...GRID_LINE }, axisTick: { show: true, ...GRID_LINE },
    },
    yAxis: {
      type: 'value', min: 0, splitNumber: 4,
      name: measure, nameLocation: 'end', nameGap: 14, nameTextStyle: { ...TEXT, align: 'left', padding: [0, 0, 0, -44] },
      axisLabel: { ...TEXT, formatter: rate }, splitLine: GRID_LINE, axisLine: { show: false }, axisTick: { show: false },
    },
    series: series.map(({ data, ...line }) => ({
      type: 'line', showSymbol: false, silent: true, ...line,
      data: data.map(([atMs, value]) => [atMs / unit.ms, value]),
    })),
  };
}

/** Three points at least make a course of time; fewer are better told in words. */
export const FEWEST_POINTS = 3;

function unitFor(totalMs: number): TimeUnit {
  if (totalMs < 180_000) return { ms: 1000, name: 'seconds' };
  if (totalMs < 7_200_000) return { ms: 60_000, name: 'minutes' };
  return { ms: 3_600_000, name: 'hours' };
}
