import type { ChartSpec } from '../../core/chart/spec.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import { fieldName, measureName, nameIn } from './names.ts';
import { kindOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { markOfCell } from './marks.ts';
import { axisFormat, slotOf, type Dot, type Picture } from './picture.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

const schema = 'https://vega.github.io/schema/vega-lite/v6.json';
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];
/** Names along a lying axis that have room. */
const mostNames = 12;
const openOpacity = 0.22;

/** The picture as a chart of finished rows. */
export function chartOf(
  picture: Picture,
  dots: readonly Dot[],
  view: ExploreView,
  context: Context,
): ChartSpec {
  const rows = dots.map((dot) => rowOf(dot, picture, view, context));
  const names = picture.places.map((place) => nameIn(place, view, context));
  const every = Math.ceil(names.length / mostNames);
  const along = {
    field: 'name',
    type: 'nominal',
    title: null,
    sort: null,
    axis: picture.isUpright
      ? { labelLimit: 160, ticks: false, domain: false, grid: false }
      : { values: names.filter((_, place) => place % every === 0), labelLimit: 90 },
  };
  const isFilled = picture.shape === 'filled';
  const up = {
    field: 'value',
    type: 'quantitative',
    title: null,
    axis: { formatType: isFilled ? 'share' : axisFormat(picture.measure), tickCount: 5 },
  };
  const color = { field: 'series', type: 'nominal', scale: { domain: slots } };
  const body =
    picture.shape === 'heat'
      ? heat(picture, rows, view, context, along)
      : picture.shape === 'scatter'
        ? scatter(picture, rows, up, color, context)
        : picture.shape === 'line' || picture.shape === 'area'
          ? lines(picture, rows, along, up, color)
          : bars(picture, rows, along, up, color);
  return { $schema: schema, width: 'container', ...body } as unknown as ChartSpec;
}

interface Row {
  readonly name: string;
  readonly series: string;
  readonly other: string;
  readonly order: number;
  readonly value: number | null;
  readonly second: number | null;
  readonly opacity: number;
  readonly mark: string | null;
  readonly tip: unknown;
}

function rowOf(dot: Dot, picture: Picture, view: ExploreView, context: Context): Row {
  const { labels, formats } = context;
  const order = dot.series ? picture.series.indexOf(dot.series) : 0;
  const slot = slotOf(dot.series?.isOther ?? false, order);
  const cell = view.cell(...dot.cell);
  const customers = cell?.('customers') ?? null;
  const hasMark = cell !== null && (customers === null || Number(customers) > 0);
  return {
    name: nameIn(dot.place, view, context),
    series: String(slot),
    other: dot.series ? nameIn(dot.series, view, context) : '',
    order,
    value: dot.value,
    second: dot.second,
    opacity: dot.isOpen ? openOpacity : 1,
    mark: hasMark ? markOfCell(...dot.cell, view) : null,
    tip: {
      title: nameIn(dot.place, view, context),
      rows: [
        ...(dot.series && picture.seriesField
          ? [
              {
                label: fieldName(picture.seriesField, context),
                value: nameIn(dot.series, view, context),
                color: `cat-${slot}`,
              },
            ]
          : []),
        {
          label: measureName(picture.measure, labels),
          value: formats.value(kindOf(picture.measure), dot.raw),
        },
        ...(customers === null
          ? []
          : [
              {
                label: labels.shelf.measures.customers,
                value: formats.value('integer', customers),
              },
            ]),
      ],
    },
  };
}

type Encoding = Readonly<Record<string, unknown>>;

function bars(
  { shape, isUpright, series }: Picture,
  rows: readonly Row[],
  along: Encoding,
  up: Encoding,
  color: Encoding,
): Encoding {
  const stack = shape === 'stacked' ? true : shape === 'filled' ? 'normalize' : null;
  const isBeside = stack === null && series.length > 0;
  const [x, y] = isUpright ? ['y', 'x'] : ['x', 'y'];
  return {
    data: { values: rows },
    mark: { type: 'bar', cursor: 'pointer' },
    encoding: {
      [x]: { ...along, scale: { paddingInner: 0.25, paddingOuter: 0.12 } },
      [y]: { ...up, stack },
      ...(isBeside ? { [`${x}Offset`]: { field: 'order', type: 'ordinal' } } : {}),
      color,
      order: { field: 'order', type: 'quantitative' },
      fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
    },
  };
}

function lines(
  { shape }: Picture,
  rows: readonly Row[],
  along: Encoding,
  up: Encoding,
  color: Encoding,
): Encoding {
  const isArea = shape === 'area';
  return {
    data: { values: rows },
    encoding: {
      x: { ...along, scale: { padding: 0 } },
      y: { ...up, stack: isArea ? true : null },
      color,
    },
    layer: [
      {
        mark: {
          type: isArea ? 'area' : 'line',
          tooltip: null,
          ...(isArea ? { fillOpacity: 0.75 } : {}),
        },
      },
      {
        // Every point answers to the pointer, and an open one is hollow.
        mark: { type: 'point', size: 60, cursor: 'pointer' },
        encoding: { fillOpacity: { field: 'opacity', type: 'quantitative', scale: null } },
      },
    ],
  };
}

function heat(
  { measure }: Picture,
  rows: readonly Row[],
  view: ExploreView,
  context: Context,
  along: Encoding,
): Encoding {
  const names = view.columns.root.children.map((group) => nameIn(group, view, context));
  const axis = { labelLimit: 160, ticks: false, domain: false, grid: false };
  return {
    data: { values: rows },
    mark: { type: 'rect', cursor: 'pointer' },
    encoding: {
      x: { ...along },
      y: { field: 'other', type: 'nominal', title: null, sort: names, axis },
      color: {
        field: 'value',
        type: 'quantitative',
        scale:
          measure.as.endsWith('rowth') || measure.as.endsWith('hange')
            ? { domainMid: 0, range: 'diverging' }
            : { range: 'ramp' },
      },
    },
  };
}

function scatter(
  { measure, second }: Picture,
  rows: readonly Row[],
  up: Encoding,
  color: Encoding,
  { labels }: Context,
): Encoding {
  const axis = {
    type: 'quantitative',
    scale: { zero: false },
  };
  return {
    data: { values: rows.filter((row) => row.value !== null && (!second || row.second !== null)) },
    mark: { type: 'point', size: 70, cursor: 'pointer', fillOpacity: 0.7 },
    encoding: {
      x: {
        ...axis,
        field: 'value',
        title: measureName(measure, labels),
        axis: { formatType: axisFormat(measure), tickCount: 6 },
      },
      y: second
        ? {
            ...axis,
            field: 'second',
            title: measureName(second, labels),
            axis: { formatType: axisFormat(second), tickCount: 5 },
          }
        : up,
      color,
    },
  };
}
