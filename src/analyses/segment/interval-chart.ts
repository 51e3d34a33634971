import type { ChartSpec } from '../../core/chart/spec.ts';

/** A value with its interval, ready to draw. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly tip: unknown;
  readonly mark: string | null;
}

/** Intervals below each other, by the line of no difference. */
export interface IntervalChart {
  readonly rows: readonly IntervalRow[];
  readonly scale: 'log' | 'linear';
  /** The value that is no difference. */
  readonly none: number;
  readonly title: string;
  readonly format: string;
}

/** Pixels for a row. */
const rowHeight = 26;
/** On a logarithmic scale nothing is drawn beyond these. */
const bounds = { low: 0.05, high: 20 };

/** Height of the picture in pixels, with its axis. */
export function intervalHeight({ rows }: Pick<IntervalChart, 'rows'>): number {
  return Math.max(1, rows.length) * rowHeight + 60;
}

/** A rule per interval and a point per value: what does not touch the line differs. */
export function intervalChart({ rows, scale, none, title, format }: IntervalChart): ChartSpec {
  const isLog = scale === 'log';
  const clip = (value: number): number =>
    isLog ? Math.min(bounds.high, Math.max(bounds.low, value)) : value;
  const ends = [none, ...rows.flatMap(({ low, high }) => [clip(low), clip(high)])];
  const [least, highest] = [Math.min(...ends), Math.max(...ends)];
  // Room at both ends, so that nothing lies on the edge.
  const room = (highest - least) * 0.04;
  const domain = isLog ? [least / 1.05, highest * 1.05] : [least - room, highest + room];
  const color = {
    field: 'series',
    type: 'nominal' as const,
    scale: { domain: ['1', '2', '3', '4', '5', '6', '7', '8'] },
  };
  const x = (field: string) =>
    ({
      field,
      type: 'quantitative',
      title,
      scale: { type: scale, domain, nice: !isLog, clamp: true },
      axis: { formatType: format, tickCount: 5 },
    }) as const;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: {
      values: rows.map((row) => ({
        ...row,
        low: clip(row.low),
        high: clip(row.high),
        value: clip(row.value),
        // Slot 1 for more than no difference, 2 for less, 8 where the interval holds it.
        series: row.low > none ? '1' : row.high < none ? '2' : '8',
      })),
    },
    width: 'container',
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: null,
        title: null,
        axis: { labelLimit: 190, domain: false, grid: false },
      },
    },
    layer: [
      {
        data: { values: [{ none }] },
        mark: { type: 'rule', strokeDash: [4, 3], tooltip: null },
        encoding: {
          x: x('none'),
          y: { value: 0 },
          y2: { value: 'height' },
        },
      },
      {
        mark: { type: 'rule', strokeWidth: 3, cursor: 'pointer' },
        encoding: { x: x('low'), x2: { field: 'high' }, color },
      },
      {
        mark: { type: 'point', size: 80, opacity: 1, cursor: 'pointer' },
        encoding: { x: x('value'), color },
      },
    ],
  };
}
