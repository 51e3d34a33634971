import type { Steps } from '../../core/chart/steps.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, LegendItem } from '../../core/spec/screen.ts';
import { worldAspect } from './chart-map.ts';
import { seriesName } from './chart-rows.ts';
import { chartOf } from './chart.ts';
import { kindOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { fieldName, measureName, nameIn } from './names.ts';
import { boxTable } from './picture-boxes.ts';
import { dotsOf, type Dot } from './picture-dots.ts';
import { picturesNotes } from './picture-notes.ts';
import { stepLegend, stepsOfPicture } from './picture-steps.ts';
import { pictureOf, type Picture } from './picture.ts';
import { pivotTable } from './tables.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

const usualHeight = 320;
const mapHeight = 520;
/** Room for a bar and its name, for one of several beside each other, and for the axis below them all. */
const barHeight = 24;
const partHeight = 11;
const cellHeight = 28;
const axisHeight = 40;
/** A screen's width, for those who have none. */
const usualWidth = 1000;

/** The picture of a view with its words; null where the table says it all. */
export function chartBlock(view: ExploreView, context: Context): Block | null {
  const picture = pictureOf(view);
  if (!picture) return null;
  const { labels, formats } = context;
  const { shape, seriesField, series } = picture;
  const dots = dotsOf(picture, view);
  if (!dots.some((dot) => isDrawn(dot, picture, view))) return null;
  const by = formats.items(
    [picture.field, ...(shape === 'heat' && seriesField ? [seriesField] : [])].map((field) =>
      fieldName(field, context),
    ),
  );
  const steps = stepsOfPicture(picture, dots);
  const specFor = chartOf(picture, dots, steps, view, context);
  const isBox = shape === 'box';
  return {
    kind: 'chart',
    id: 'picture',
    title: isBox
      ? labels.picture.boxTitle(by)
      : picture.second
        ? labels.picture.against(
            measureName(picture.second, labels),
            measureName(picture.measure, labels),
            by,
          )
        : labels.picture.title(measureName(picture.measure, labels), by),
    subtitle: formats.beside([
      ...(isBox ? [labels.picture.spread] : []),
      ...(seriesField && series.length > 0 && shape !== 'heat'
        ? [labels.picture.colours(fieldName(seriesField, context))]
        : []),
    ]),
    width: 'full',
    alternative: alternativeOf(picture, dots, view, context),
    spec: specFor(usualWidth),
    specFor,
    height: heightOf(picture),
    ...(shape === 'map' ? { aspect: worldAspect } : {}),
    legend: legendOf(picture, dots, steps, view, context),
    notes: picturesNotes(picture, dots, view, context),
    get table() {
      return isBox ? boxTable(picture, view, context) : pivotTable(view, context);
    },
  };
}

/** Whether there is anything to see of a mark: a measure may have no value anywhere. */
function isDrawn({ value, cell }: Dot, { shape }: Picture, view: ExploreView): boolean {
  return shape === 'box' ? ((cell && view.cell(...cell)) ?? null) !== null : value !== null;
}

function heightOf({ shape, isUpright, places, series, field, seriesField }: Picture): number {
  if (shape === 'map') return mapHeight;
  const isTime = field.on.kind === 'time' && seriesField?.on.kind !== 'time';
  if (shape === 'heat') return cellHeight * (isTime ? series : places).length + 2 * axisHeight;
  if (!isUpright) return usualHeight;
  const isBeside = (shape === 'bar' || shape === 'box') && series.length > 1;
  const each = isBeside ? Math.max(barHeight, partHeight * series.length + 8) : barHeight;
  return Math.max(usualHeight / 2, each * places.length + axisHeight);
}

/** What stands out, in one sentence. */
function alternativeOf(
  picture: Picture,
  dots: readonly Dot[],
  view: ExploreView,
  context: Context,
): string {
  const { labels, formats } = context;
  const isBox = picture.shape === 'box';
  const worth = ({ value, cell, cells }: Dot): number =>
    isBox
      ? Number((cell && view.cell(...cell)?.('medianLine')) ?? -Infinity)
      : cells.length > 1
        ? -Infinity
        : (value ?? -Infinity);
  const [first] = dots;
  if (!first) return '';
  const best = dots.reduce((most, dot) => (worth(dot) > worth(most) ? dot : most), first);
  const name = formats.beside([
    nameIn(best.place, view, context),
    ...(best.series ? [seriesName(best.series, view, context)] : []),
  ]);
  return isBox
    ? labels.picture.boxAlternative(name, formats.value('moneyAverage', worth(best)))
    : labels.picture.alternative(
        name,
        formats.value(kindOf(picture.measure), best.raw),
        measureName(picture.measure, labels),
      );
}

function legendOf(
  picture: Picture,
  dots: readonly Dot[],
  steps: Steps | null,
  view: ExploreView,
  context: Context,
): readonly LegendItem[] {
  const isOpen = dots.some((dot) => dot.isOpen) && picture.shape !== 'box';
  const items: readonly LegendItem[] = steps
    ? stepLegend(steps, picture.measure, context)
    : picture.series.map((one) => ({
        ...{ label: seriesName(one, view, context), swatch: one.slot, opacity: 1 },
      }));
  return isOpen
    ? [...items, { label: context.labels.picture.open, swatch: 'open', opacity: 1 }]
    : items;
}
