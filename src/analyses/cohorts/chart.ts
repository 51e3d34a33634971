import type { TopLevelSpec } from 'vega-lite';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { LegendItem } from '../../core/spec/screen.ts';
import { firstAge } from './columns.ts';
import { curvesOf, type Curve, type CurvePoint } from './curves.ts';
import { kindOf, markOf, meanKindOf } from './figure.ts';
import type { CohortLabels } from './labels/en.ts';
import { lengthOf } from './params.ts';
import type { CohortView } from './view.ts';
import { cohortLabel } from './words.ts';

/** The palette's slots as a domain, so that a series keeps its colour whatever else is there. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];
/** Share of the axis that names beside the ends of the lines take. */
const gutter = 0.38;
/** Least distance of two names, as a share of the height. */
const apart = 0.075;
const mostTicks = 13;

/** A line per cohort over its age, the mean strongest; a period that is not over ends it hollow and dashed. */
export function curveChart(view: CohortView, context: ScreenContext<CohortLabels>): TopLevelSpec {
  const { params } = view;
  const curves = curvesOf(view, firstAge(view));
  const kind = kindOf(params);
  const unit = kind === 'moneyAverage' || kind === 'money' ? 10 ** context.data.model.scale : 1;
  const names = curves.map((curve) => nameOf(curve, view, context));
  const rows = curves.flatMap((curve, place) =>
    curve.points.map((point) => ({
      age: point.age,
      value: point.value / unit,
      series: String(curve.slot),
      open: point.isOpen,
      tip: tipOf(point, curve, names[place] ?? '', view, context),
      mark: curve.cohort && markOf(curve.cohort.code, point.cell, params),
    })),
  );
  const last = Math.max(1, ...rows.map(({ age }) => age));
  const first = firstAge(view);
  const high = Math.max(...rows.map(({ value }) => value), 0);
  const low = Math.min(...rows.map(({ value }) => value), 0);
  const x = {
    field: 'age',
    type: 'quantitative' as const,
    title: context.labels.ages(lengthOf(params)),
    scale: { domain: [first, first + (last - first) * (1 + gutter)], nice: false, zero: false },
    axis: { grid: false, values: ticks(first, last), formatType: 'integer' },
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    title: null,
    scale: { domain: [low, high > low ? high * 1.05 : low + 1], nice: true },
    axis: { formatType: axisOf(kind), tickCount: 5 },
  };
  const color = { field: 'series', type: 'nominal' as const, scale: { domain: slots } };
  const lasts = ends(curves, unit, low, high).map((end, place) => ({
    ...end,
    name: names[place] ?? '',
  }));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: rows },
    width: 'container',
    encoding: { x, y },
    layer: [
      ...curves.map((curve) => ({
        data: { values: rows.filter((row) => row.series === String(curve.slot) && !row.open) },
        mark: { type: 'line', tooltip: null, strokeWidth: curve.cohort === null ? 3 : 1.75 },
        encoding: { color },
      })),
      {
        data: { values: openEnds(rows) },
        mark: { type: 'line', tooltip: null, strokeDash: [3, 3], strokeWidth: 1.75 },
        encoding: { color, detail: { field: 'series' } },
      },
      {
        mark: {
          type: 'point',
          // The mean stands for no customers of its own.
          cursor: { expr: "datum.mark ? 'pointer' : 'default'" },
          size: 44,
          strokeWidth: 1.75,
        },
        encoding: {
          stroke: color,
          fill: { condition: { test: 'datum.open', value: null }, ...color },
        },
      },
      {
        data: { values: lasts },
        mark: {
          type: 'text',
          align: 'left',
          dx: 10,
          fontSize: 12,
          tooltip: null,
          limit: { expr: `width * ${gutter / (1 + gutter)} - 12` },
        },
        encoding: {
          y: { field: 'place', type: 'quantitative' },
          text: { field: 'name' },
          color,
        },
      },
    ],
  } as unknown as TopLevelSpec;
}

function axisOf(kind: ReturnType<typeof kindOf>): string {
  if (kind === 'share') return 'share';
  return kind === 'money' || kind === 'moneyAverage' ? 'money' : kind;
}

function ticks(first: number, last: number): readonly number[] {
  const every = [1, 2, 3, 5, 6, 10, 15, 30].find((step) => last / step <= mostTicks) ?? 30;
  return Array.from({ length: last + 1 }, (_, age) => age).filter(
    (age) => age >= first && age % every === 0,
  );
}

/** From the last closed point of a line to its open one. */
function openEnds<R extends { age: number; series: string; open: boolean }>(
  rows: readonly R[],
): readonly R[] {
  return rows.flatMap((row) => {
    if (!row.open) return [];
    const before = rows.find((one) => one.series === row.series && one.age === row.age - 1);
    return before ? [before, row] : [row];
  });
}

/** Where the names stand: at the ends of the lines, and moved apart where ends are close. */
function ends(
  curves: readonly Curve[],
  unit: number,
  low: number,
  high: number,
): readonly { age: number; place: number; series: string }[] {
  const distance = (high - low) * apart;
  const placed: { age: number; place: number; series: string }[] = [];
  for (const curve of [...curves].sort((left, right) => lastValue(left) - lastValue(right))) {
    const age = curve.points.at(-1)?.age ?? 0;
    const wanted = lastValue(curve) / unit;
    const below = placed
      .filter((other) => Math.abs(other.age - age) <= 2)
      .map(({ place }) => place + distance);
    placed.push({ age, place: Math.max(wanted, ...below), series: String(curve.slot) });
  }
  return curves.flatMap(({ slot }) => placed.filter(({ series }) => series === String(slot)));
}

function lastValue({ points }: Curve): number {
  return points.at(-1)?.value ?? 0;
}

function nameOf(
  { cohort }: Curve,
  view: CohortView,
  { labels, formats }: ScreenContext<CohortLabels>,
): string {
  return cohort === null ? labels.mean : cohortLabel(cohort, view, labels, formats);
}

function tipOf(
  point: CurvePoint,
  curve: Curve,
  name: string,
  { params }: CohortView,
  { labels, formats }: ScreenContext<CohortLabels>,
): unknown {
  const isMean = curve.cohort === null;
  const write = (count: number): string => formats.value('integer', count);
  const isAgain = params.measure === 'customers' && params.show === 'cumulative';
  const { repeaters, customers, size } = point.cell;
  const notes = [
    ...(isMean ? [] : [labels.ofCustomers(write(isAgain ? repeaters : customers), write(size))]),
    ...(point.isOpen ? [labels.notOver] : []),
  ];
  return {
    title: labels.cellAt(name, lengthOf(params), point.age),
    rows: [
      {
        label: labels.params.measure.options?.[params.measure] ?? '',
        value: formats.value(
          isMean ? meanKindOf(point.value, params) : kindOf(params),
          point.value,
        ),
        color: `cat-${curve.slot}`,
      },
      ...(isMean ? [{ label: labels.size, value: write(point.cell.size) }] : []),
    ],
    note: notes.length > 0 ? formats.beside(notes) : undefined,
  };
}

/** What a hollow end means; the lines have their names beside them. */
export function curveLegend(
  view: CohortView,
  context: ScreenContext<CohortLabels>,
): readonly LegendItem[] {
  const isOpen = curvesOf(view, firstAge(view)).some(({ points }) =>
    points.some((point) => point.isOpen),
  );
  return isOpen ? [{ label: context.labels.notOver, swatch: 'open', opacity: 1 }] : [];
}
