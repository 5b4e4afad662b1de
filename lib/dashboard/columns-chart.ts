import type { EChartsOption } from 'echarts';
import { GRID_LINE, TEXT, type ChartSize } from './chart';
import { paint, type ShadeName } from './theme';

export interface ColumnsChart {
  readonly size: ChartSize;
  /** What stands below each column. */
  readonly names: readonly string[];
  /** Stacked upon each other, first at the bottom. */
  readonly stacks: readonly { readonly shade: ShadeName; readonly values: readonly number[] }[];
  /** Drawn over the columns, to compare with. */
  readonly line?: readonly number[];
  readonly axisLabel: (value: number) => string;
}

/** Columns along a calendar, the upright axis starting at zero. */
export function columnsOption({ size, names, stacks, line, axisLabel }: ColumnsChart): EChartsOption {
  return {
    grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category', data: [...names], axisTick: { show: false }, axisLine: { show: true, ...GRID_LINE },
      axisLabel: { ...TEXT, interval: every(names.length, size), hideOverlap: true },
    },
    yAxis: { type: 'value', splitNumber: 4, axisLabel: { ...TEXT, formatter: axisLabel }, splitLine: GRID_LINE, axisLine: { show: false }, axisTick: { show: false } },
    series: [
      ...stacks.map(({ shade, values }) => ({
        type: 'bar' as const, stack: 'all', silent: true, barMaxWidth: 42, barCategoryGap: '22%', data: [...values],
        itemStyle: { color: paint(shade), borderColor: paint('surface'), borderWidth: stacks.length > 1 ? 1 : 0 },
      })),
      ...(line ? [{
        type: 'line' as const, silent: true, showSymbol: names.length === 1, symbolSize: 8, data: [...line],
        lineStyle: { color: paint('ink'), width: 2, type: 'dashed' as const }, itemStyle: { color: paint('ink') }, z: 3,
      }] : []),
    ],
  };
}

/** Names that are left out between two that are shown. */
function every(names: number, size: ChartSize): number {
  const room = { small: 4, medium: 7, large: 12 }[size];
  return Math.max(0, Math.ceil(names / room) - 1);
}
