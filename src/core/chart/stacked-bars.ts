import type { ChartSpec } from './spec.ts';

/** One part of one bar. */
export interface BarPart {
  /** Numbered period or other ordinal key along the axis. */
  readonly x: number;
  /** Slot of the categorical palette, from 1. */
  readonly slot: number;
  /** Place in the stack, from the axis outwards. */
  readonly place: number;
  readonly value: number;
  /** 0–1: how solid it is drawn. */
  readonly opacity: number;
  /** Whether its period is not over: drawn faint, with a dashed outline. */
  readonly open: boolean;
  readonly tip: unknown;
  readonly mark: string | null;
}

/** Stacked bars in finished rows; what is negative stands below the axis. */
export interface StackedBars {
  readonly parts: readonly BarPart[];
  /** Keys that stand on a tinted band, and those that are named under the axis. */
  readonly selected: readonly number[];
  readonly labelled: readonly number[];
  /** Names of the formatters of both axes. */
  readonly formatX: string;
  readonly formatY: string;
}

const openOpacity = 0.22;
/** Share of the step between two bars that is left free. */
const gap = 0.3;
/** The palette's slots as a domain, so that a series keeps its colour whatever else is there. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** The chart of stacked bars. */
export function stackedBars(bars: StackedBars): ChartSpec {
  const color = { field: 'series', type: 'nominal' as const, scale: { domain: slots } };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: {
      values: bars.parts.map(({ slot, opacity, ...part }) => ({
        ...part,
        series: String(slot),
        opacity: part.open ? openOpacity : opacity,
      })),
    },
    width: 'container',
    encoding: {
      x: {
        field: 'x',
        type: 'ordinal',
        title: null,
        scale: { paddingInner: gap, paddingOuter: gap / 2 },
        axis: { formatType: bars.formatX, values: [...bars.labelled] },
      },
    },
    layer: [
      {
        data: { values: bars.selected.map((x) => ({ x })) },
        // As wide as the step from bar to bar, so that neighbouring periods make one band.
        mark: {
          type: 'rect',
          style: 'selection-band',
          tooltip: null,
          width: { band: 1 / (1 - gap) },
        },
        encoding: { x: { field: 'x', type: 'ordinal', bandPosition: 0 } },
      },
      {
        mark: { type: 'bar', cursor: { expr: "datum.mark ? 'pointer' : 'default'" } },
        encoding: {
          y: {
            field: 'value',
            type: 'quantitative',
            stack: true,
            title: null,
            scale: { domain: [...extent(bars.parts)], nice: false },
            axis: { formatType: bars.formatY, tickCount: 6 },
          },
          color,
          order: { field: 'place', type: 'quantitative' },
          fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
          stroke: { condition: { test: 'datum.open', ...color }, value: null },
          strokeDash: { condition: { test: 'datum.open', value: [3, 2] }, value: [1, 0] },
        },
      },
    ],
  };
}

/** From the deepest bar below zero, if any, to a round number above the highest. */
function extent(parts: readonly BarPart[]): readonly [number, number] {
  const above = new Map<number, number>();
  const below = new Map<number, number>();
  for (const { x, value } of parts) {
    const side = value > 0 ? above : below;
    side.set(x, (side.get(x) ?? 0) + value);
  }
  const highest = Math.max(1, ...above.values());
  const power = 10 ** Math.floor(Math.log10(highest));
  const round =
    [1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= highest) ?? 10;
  return [Math.min(0, ...below.values()), round * power];
}
