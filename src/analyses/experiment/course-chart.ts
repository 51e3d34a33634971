import type { ChartSpec } from '../../core/chart/spec.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import { amountsOf } from './amounts.ts';
import type { CoursePoint } from './course.ts';
import { differenceAxis } from './difference-axis.ts';
import type { ExperimentLabels } from './labels/types.ts';
import type { ExperimentView } from './view.ts';

/** Days that are named under the axis. */
const mostTicks = 4;

/**
 * The difference of one arm by day with the band of its interval; in the sequential mode the always valid
 * one around it, paler. Shares in points.
 */
export function courseChart(
  view: ExperimentView,
  points: readonly CoursePoint[],
  { labels, formats, data }: ScreenContext<ExperimentLabels>,
): ChartSpec | null {
  const metric = view.result.metrics[view.about];
  const drawn = points.flatMap(({ effect, ...point }) =>
    effect.absolute ? [{ ...point, effect, absolute: effect.absolute }] : [],
  );
  const last = drawn.at(-1);
  if (!metric || !last || drawn.length < 2) return null;
  const { unit, format, title } = differenceAxis(metric, data.model, labels);
  const rows = drawn.map(({ day, look, absolute, always, customers, controls }) => {
    const { interval } = absolute;
    const amounts = amountsOf(metric, interval, { labels, formats });
    const way = absolute.value > 0 ? 'higher' : absolute.value < 0 ? 'lower' : 'same';
    return {
      ...{ look, value: absolute.value * unit },
      ...{ low: interval.low * unit, high: interval.high * unit },
      ...{ alwaysLow: (always?.low ?? null) && (always?.low ?? 0) * unit },
      ...{ alwaysHigh: (always?.high ?? null) && (always?.high ?? 0) * unit },
      mark: null,
      tip: {
        title: formats.value('day', day),
        rows: [
          {
            label: labels.columns.difference,
            value: labels.higherOrLower(amounts.size(absolute.value), way),
            color: 'cat-1',
          },
          { label: labels.columns.interval, value: amounts.range(interval) },
          ...(always ? [{ label: labels.alwaysValid, value: amounts.range(always) }] : []),
          {
            label: labels.columns.customers,
            value: formats.value('integer', customers + controls),
          },
        ],
      },
    };
  });
  const days = Object.fromEntries(drawn.map(({ look, day }) => [look, formats.value('day', day)]));
  const domain = domainOf(rows.slice(Math.floor(rows.length / 4)));
  const y = (field: string) =>
    ({
      field,
      type: 'quantitative',
      title,
      scale: { domain, nice: true, clamp: true },
      axis: { formatType: format, tickCount: 5 },
    }) as const;
  const always = rows.filter((row) => row.alwaysLow !== null);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: rows },
    width: 'container',
    encoding: {
      x: {
        field: 'look',
        type: 'quantitative',
        title: null,
        scale: { domain: [drawn[0]?.look ?? 0, last.look], nice: false },
        axis: {
          values: ticksOf(drawn.map(({ look }) => look)),
          labelExpr: `${JSON.stringify(days)}[datum.value]`,
          grid: false,
        },
      },
    },
    layer: [
      {
        data: { values: always },
        mark: { type: 'area', opacity: 0.5, tooltip: null },
        encoding: { y: y('alwaysLow'), y2: { field: 'alwaysHigh' } },
      },
      {
        mark: { type: 'area', tooltip: null },
        encoding: { y: y('low'), y2: { field: 'high' } },
      },
      {
        data: { values: [{ none: 0 }] },
        mark: { type: 'rule', strokeDash: [4, 3], tooltip: null },
        encoding: { y: y('none'), x: { value: 0 }, x2: { value: 'width' } },
      },
      { mark: { type: 'line', tooltip: null }, encoding: { y: y('value') } },
      { mark: { type: 'point', size: 40, opacity: 1 }, encoding: { y: y('value') } },
    ],
  };
}

/** The first days are too wide to be told from: the picture has room for the rest, and for zero. */
function domainOf(
  rows: readonly {
    readonly low: number;
    readonly high: number;
    readonly alwaysLow: number | null;
    readonly alwaysHigh: number | null;
  }[],
): [number, number] {
  const ends = rows.flatMap(({ low, high, alwaysLow, alwaysHigh }) => [
    ...[low, high],
    ...(alwaysLow === null ? [] : [alwaysLow]),
    ...(alwaysHigh === null ? [] : [alwaysHigh]),
  ]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return least === most ? [-1, 1] : [least, most];
}

/** A few looks at even steps, the first and the last among them. */
function ticksOf(looks: readonly number[]): number[] {
  const steps = Math.min(mostTicks, looks.length - 1);
  const at = (step: number): number => looks[Math.round((step * (looks.length - 1)) / steps)] ?? 0;
  return [...new Set(Array.from({ length: steps + 1 }, (_, step) => at(step)))];
}
