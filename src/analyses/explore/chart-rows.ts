import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Along } from './chart-axis.ts';
import { kindOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { markOfCell } from './marks.ts';
import type { Measure } from './measure.ts';
import { fieldName, measureName, nameIn } from './names.ts';
import type { Picture, Series } from './picture.ts';
import type { Dot } from './picture-dots.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

const openOpacity = 0.22;

/** A row that a chart draws, finished. */
export interface ChartRow {
  /** Position along the axis of groups. */
  readonly place: number;
  /** Slot of the palette, as text. */
  readonly series: string;
  /** Position among the colours. */
  readonly order: number;
  readonly value: number | null;
  readonly second: number | null;
  readonly open: boolean;
  readonly opacity: number;
  readonly mark: string | null;
  readonly tip: Tip;
}

/** What is written beside a mark. */
export interface Tip {
  readonly title: string;
  readonly rows: readonly TipRow[];
}

interface TipRow {
  readonly label: string;
  readonly value: string;
  readonly color?: string;
}

/** A dot as the row of a chart. */
export function rowOf(
  dot: Dot,
  picture: Picture,
  along: Along,
  view: ExploreView,
  context: Context,
): ChartRow {
  return {
    place: along.positionOf(dot.place),
    series: String(dot.series?.slot ?? 1),
    order: dot.series ? picture.series.indexOf(dot.series) : 0,
    ...{ value: dot.value, second: dot.second, open: dot.isOpen },
    opacity: dot.isOpen ? openOpacity : 1,
    mark: markOf(dot, view),
    tip: tipOf(dot, picture, view, context, [
      measureRow(picture.measure, dot.raw, context),
      ...(picture.second ? [measureRow(picture.second, dot.rawSecond, context)] : []),
    ]),
  };
}

/** The customers behind a dot; null where there are none, or several cells. */
export function markOf({ cell }: Dot, view: ExploreView): string | null {
  const values = cell && view.cell(...cell);
  if (!values) return null;
  const customers = values('customers') ?? null;
  return customers === null || Number(customers) > 0 ? markOfCell(...cell, view) : null;
}

/** What stands beside a mark: its place, its colour, these rows, and how many customers there are. */
export function tipOf(
  { place, series, cell }: Dot,
  picture: Picture,
  view: ExploreView,
  context: Context,
  rows: readonly TipRow[],
): Tip {
  const { labels, formats } = context;
  const customers = (cell && view.cell(...cell)?.('customers')) ?? null;
  const named = [picture.measure, picture.second].some(
    (measure) => measure && isCustomers(measure),
  );
  return {
    title: nameIn(place, view, context),
    rows: [
      ...(series && picture.seriesField
        ? [
            {
              label: fieldName(picture.seriesField, context),
              value: seriesName(series, view, context),
              ...(picture.shape === 'heat' ? {} : { color: `cat-${series.slot}` }),
            },
          ]
        : []),
      ...rows,
      ...(customers === null || named
        ? []
        : [
            {
              label: labels.shelf.measures.customers,
              value: formats.value('integer', customers),
            },
          ]),
    ],
  };
}

function isCustomers({ of, as }: Measure): boolean {
  return of.kind === 'aggregate' && of.name === 'customers' && as === 'plain';
}

function measureRow(measure: Measure, raw: Dot['raw'], { labels, formats }: Context): TipRow {
  return {
    label: measureName(measure, labels),
    value: formats.value(kindOf(measure), raw),
  };
}

/** What a colour is called. */
export function seriesName({ group, groups }: Series, view: ExploreView, context: Context): string {
  const { labels, formats } = context;
  return group
    ? nameIn(group, view, context)
    : labels.picture.rest(formats.value('integer', groups.length));
}
