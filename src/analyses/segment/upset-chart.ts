import type { ChartSpec } from '../../core/chart/spec.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { SegmentLabels } from './labels/en.ts';
import { writeMark } from './marks.ts';
import { intersectionName } from './overlap-tables.ts';
import type { Intersection, OverlapView } from './overlap-view.ts';
import { nameAt } from './words.ts';

/** How many combinations the picture shows. */
export const mostCombinations = 15;
/** Pixels of the bars, and of a row of dots. */
const barHeight = 200;
const rowHeight = 30;
/** Width of the names, in columns of the picture, and of a picture that has few columns. */
const nameColumns = 0.35;
const fewestColumns = 6;

/** Height of the picture in pixels. */
export function upsetHeight({ segments }: OverlapView): number {
  return barHeight + segments.length * rowHeight + 16;
}

/**
 * An UpSet plot: a bar per combination of segments, and below it a dot in the row of every segment that
 * has these customers; the names of the segments and their sizes stand left of the rows.
 *
 * Source: A. Lex, N. Gehlenborg, H. Strobelt, R. Vuillemot and H. Pfister, "UpSet: visualization of
 * intersecting sets", IEEE Transactions on Visualization and Computer Graphics 20 (2014) 1983–1992.
 */
export function upsetChart(view: OverlapView, context: ScreenContext<SegmentLabels>): ChartSpec {
  const { labels, formats } = context;
  const shown = view.intersections.slice(0, mostCombinations);
  const most = Math.max(1, ...shown.map(({ customers }) => customers));
  const rowOf = (place: number): number => -(((place + 0.75) * rowHeight) / barHeight);
  const common = (one: Intersection, place: number) => ({
    x: place,
    mark: writeMark({ kind: 'only', within: one.within }),
    tip: tipOf(one, view, context),
  });
  const bars = shown.map((one, place) => ({
    ...common(one, place),
    y: one.customers / most,
    text: formats.short('integer', one.customers),
  }));
  const dots = shown.flatMap((one, place) =>
    one.within.map((is, segment) => ({ ...common(one, place), y: rowOf(segment), is })),
  );
  const links = shown.map((one, place) => ({
    ...common(one, place),
    y: rowOf(one.within.indexOf(true)),
    y2: rowOf(one.within.lastIndexOf(true)),
  }));
  const columns = Math.max(fewestColumns, shown.length);
  const names = view.segments.map(({ name, customers }, place) => ({
    x: -0.6,
    y: rowOf(place),
    text: `${nameAt(place, name, labels)} · ${formats.short('integer', customers)}`,
  }));
  const low = rowOf(view.segments.length - 1) - (0.5 * rowHeight) / barHeight;
  const x = {
    field: 'x',
    type: 'quantitative',
    axis: null,
    scale: { domain: [-0.6 - columns * nameColumns, columns - 0.4], nice: false, zero: false },
  } as const;
  const y = {
    field: 'y',
    type: 'quantitative',
    axis: null,
    scale: { domain: [low, 1.1], nice: false, zero: false },
  } as const;
  const pointer = { cursor: 'pointer' } as const;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 'container',
    encoding: { x, y },
    layer: [
      {
        data: { values: bars },
        mark: { type: 'bar', orient: 'vertical', width: 18, cornerRadiusEnd: 3, ...pointer },
        encoding: { y2: { datum: 0 } },
      },
      {
        data: { values: bars },
        mark: { type: 'text', dy: -8, tooltip: null },
        encoding: { text: { field: 'text' } },
      },
      {
        data: { values: links },
        mark: { type: 'rule', strokeWidth: 3, ...pointer },
        encoding: { y2: { field: 'y2' } },
      },
      {
        data: { values: dots },
        mark: { type: 'point', size: 130, opacity: 1, ...pointer },
        encoding: { fillOpacity: { condition: { test: 'datum.is', value: 1 }, value: 0.12 } },
      },
      {
        data: { values: names },
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          limit: { expr: `width * ${nameColumns / (1 + nameColumns)}` },
          tooltip: null,
        },
        encoding: { text: { field: 'text' } },
      },
    ],
  } as ChartSpec;
}

function tipOf(
  one: Intersection,
  view: OverlapView,
  { labels, formats }: ScreenContext<SegmentLabels>,
): unknown {
  const share = ratio(one.customers, view.any.customers);
  return {
    title: intersectionName(one, view, labels),
    rows: [
      { label: labels.columns.customers, value: formats.value('integer', one.customers) },
      { label: labels.columns.share, value: formats.value('shareFine', share) },
      { label: labels.columns.buyers, value: formats.value('integer', one.buyers) },
      { label: labels.columns.revenue, value: formats.value('money', one.revenue) },
    ],
  };
}
