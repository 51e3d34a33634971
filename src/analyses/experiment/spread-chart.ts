import type { ChartSpec } from '../../core/chart/spec.ts';

/** A bar: the share of one arm's customers in one class of outcomes. */
export interface SpreadBar {
  readonly name: string;
  readonly arm: number;
  readonly share: number;
  readonly tip: unknown;
  readonly mark: string | null;
}

/** Arms beyond the seventh share the last colour of the palette. */
export function slotOf(arm: number): number {
  return Math.min(8, arm + 1);
}

/** Bars of all arms side by side in every class; each arm's add up to 100 %. */
export function spreadChart(bars: readonly SpreadBar[]): ChartSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: bars.map((bar) => ({ ...bar, series: String(slotOf(bar.arm)) })) },
    width: 'container',
    mark: { type: 'bar', cursor: { expr: "datum.mark ? 'pointer' : 'default'" } },
    encoding: {
      x: {
        field: 'name',
        type: 'nominal',
        sort: null,
        title: null,
        scale: { paddingInner: 0.25 },
        axis: { labelLimit: 110, labelOverlap: true, labelBound: true },
      },
      xOffset: { field: 'arm', type: 'nominal', sort: null },
      y: {
        field: 'share',
        type: 'quantitative',
        title: null,
        axis: { formatType: 'share', tickCount: 4 },
      },
      color: {
        field: 'series',
        type: 'nominal',
        scale: { domain: ['1', '2', '3', '4', '5', '6', '7', '8'] },
      },
    },
  };
}
