import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { Along } from './chart-axis.ts';
import { markOf, tipOf, type ChartRow } from './chart-rows.ts';
import { inUnits } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { fieldName, nameIn } from './names.ts';
import type { Picture } from './picture.ts';
import { dotsOf, type Dot } from './picture-dots.ts';
import { boxAggregates } from './shelves.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

type BoxAggregate = (typeof boxAggregates)[number];

/** The spread of the line amounts of a group: of the middle half, and of the middle four fifths. */
export interface BoxRow extends Omit<ChartRow, 'value' | 'second'> {
  /** The 10th, 25th, 50th, 75th and 90th percentile, in units of money. */
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** A box per group that has lines. */
export function boxRows(
  picture: Picture,
  along: Along,
  view: ExploreView,
  context: Context,
): readonly BoxRow[] {
  const { labels, formats, data } = context;
  return dotsOf(picture, view).flatMap((dot): BoxRow[] => {
    const values = spreadOf(dot, view);
    if (!values) return [];
    const units = (name: BoxAggregate): number => inUnits(values(name), data.model.scale) ?? 0;
    return [
      {
        place: along.positionOf(dot.place),
        series: String(dot.series?.slot ?? 1),
        order: dot.series ? picture.series.indexOf(dot.series) : 0,
        p10: units('lowLine'),
        p25: units('lowerQuartileLine'),
        p50: units('medianLine'),
        p75: units('upperQuartileLine'),
        p90: units('highLine'),
        ...{ open: dot.isOpen, opacity: 1, mark: markOf(dot, view) },
        tip: tipOf(
          dot,
          picture,
          view,
          context,
          [...boxAggregates].reverse().map((name) => ({
            label: labels.shelf.measures[name],
            value: formats.value(kindOfBox(name), values(name)),
          })),
        ),
      },
    ];
  });
}

/** The boxes as a table: what is drawn, from the least to the largest amount, and how many lines. */
export function boxTable(picture: Picture, view: ExploreView, context: Context): TableData {
  const { labels } = context;
  const { field, seriesField } = picture;
  const heads: readonly TableColumn[] = [field, seriesField].flatMap((one, place) =>
    one && (place === 0 || picture.series.length > 0)
      ? [{ id: `group${place}`, label: fieldName(one, context), kind: 'text' as const }]
      : [],
  );
  const dots = dotsOf(picture, view).filter((dot) => spreadOf(dot, view) !== null);
  return {
    id: 'spread',
    title: labels.picture.boxTitle(fieldName(field, context)),
    columns: [
      ...heads,
      ...boxAggregates.map((name) => ({
        ...{ id: name, label: labels.shelf.measures[name], kind: kindOfBox(name) },
      })),
    ],
    rows: dots.map((dot) => [
      nameIn(dot.place, view, context),
      ...(dot.series?.group ? [nameIn(dot.series.group, view, context)] : []),
      ...boxAggregates.map((name): CellValue => spreadOf(dot, view)?.(name) ?? null),
    ]),
    marks: dots.map((dot) => markOf(dot, view)),
    footer: [],
  };
}

/** What was counted of a group's line amounts; null where it has no line. */
function spreadOf(
  { cell }: Dot,
  view: ExploreView,
): ((name: BoxAggregate) => number | bigint | null) | null {
  const values = cell && view.cell(...cell);
  return (values?.('medianLine') ?? null) === null ? null : (name) => values?.(name) ?? null;
}

function kindOfBox(name: BoxAggregate): 'integer' | 'money' | 'moneyAverage' {
  if (name === 'lines') return 'integer';
  return name === 'leastLine' || name === 'mostLine' ? 'money' : 'moneyAverage';
}
