import type { ChartSpec } from './spec.ts';

/** Slots of the palette: above no difference (or good), below it (or bad), and undecided. */
export type IntervalSeries = '1' | '2' | '8';

/** A value with its interval, ready to draw. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly series: IntervalSeries;
  readonly tip: unknown;
  readonly mark: string | null;
}

/** The line of no difference, and how values are written. */
export interface IntervalAxis {
  readonly scale: 'log' | 'linear';
  /** The value that is no difference. */
  readonly none: number;
  readonly title: string;
  readonly format: string;
}

/** Pixels for a row, and for the axis. */
const rowHeight = 26;
const axisHeight = 66;
/** The palette's slots as a domain, so that a series keeps its colour. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];
/** On a logarithmic scale nothing is drawn beyond these. */
const ratios = { low: 0.05, high: 20 };
const ratioTicks = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
/** On a linear one, intervals are cut this many times as far from no difference as the farthest value. */
const reach = 4;
/** The least that a linear axis shows on either side, so that traces do not fill it. */
const least = 0.05;

/** Height of the picture in pixels, with its axis. */
export function intervalHeight(rows: readonly unknown[]): number {
  return Math.max(1, rows.length) * rowHeight + axisHeight;
}

/** Slot 1 for more than no difference, 2 for less, 8 where the interval holds it. */
export function seriesBeside(
  none: number,
  { low, high }: { readonly low: number; readonly high: number },
): IntervalSeries {
  return low > none ? '1' : high < none ? '2' : '8';
}

/** A rule per interval and a point per value: what does not touch the line of no difference differs. */
export function intervalChart(
  rows: readonly IntervalRow[],
  { scale, none, title, format }: IntervalAxis,
): ChartSpec {
  const bounds = scale === 'log' ? ratios : boundsOf(rows, none);
  const clip = (value: number): number => Math.min(bounds.high, Math.max(bounds.low, value));
  const drawn = rows.map((row) => ({
    ...row,
    ...{ low: clip(row.low), high: clip(row.high), value: clip(row.value) },
  }));
  const domain = domainOf([none, ...drawn.flatMap(({ low, high }) => [low, high])], scale);
  const color = { field: 'series', type: 'nominal', scale: { domain: slots } } as const;
  const cursor = { expr: "datum.mark ? 'pointer' : 'default'" };
  const ticks =
    scale === 'log'
      ? { values: ratioTicks.filter((tick) => tick >= domain[0] && tick <= domain[1]) }
      : { tickCount: 5 };
  const x = (field: string) =>
    ({
      field,
      type: 'quantitative',
      title,
      scale: { type: scale, domain, nice: false, clamp: true },
      axis: { formatType: format, ...ticks },
    }) as const;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: drawn },
    width: 'container',
    encoding: {
      y: {
        ...{ field: 'name', type: 'nominal', sort: null, title: null },
        axis: { labelLimit: 190, domain: false, grid: false },
      },
    },
    layer: [
      {
        data: { values: [{ none }] },
        mark: { type: 'rule', strokeDash: [4, 3], tooltip: null },
        encoding: { x: x('none'), y: { value: 0 }, y2: { value: 'height' } },
      },
      {
        mark: { type: 'rule', strokeWidth: 3, cursor },
        encoding: { x: x('low'), x2: { field: 'high' }, color },
      },
      {
        mark: { type: 'point', size: 80, opacity: 1, cursor },
        encoding: { x: x('value'), color },
      },
    ],
  };
}

function boundsOf(
  rows: readonly IntervalRow[],
  none: number,
): { readonly low: number; readonly high: number } {
  const farthest = Math.max(least, ...rows.map(({ value }) => Math.abs(value - none)));
  return { low: none - reach * farthest, high: none + reach * farthest };
}

/** From the smallest to the largest, with room at both ends so that nothing lies on the edge. */
function domainOf(ends: readonly number[], scale: IntervalAxis['scale']): [number, number] {
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (scale === 'log') return [low / 1.05, high * 1.05];
  const room = Math.max(least / 5, (high - low) * 0.04);
  return [low - room, high + room];
}
