import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, LegendItem } from '../../core/spec/screen.ts';
import { chartOf } from './chart.ts';
import { kindOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { fieldName, measureName, nameIn } from './names.ts';
import { dotsOf, pictureOf, slotOf, type Picture } from './picture.ts';
import { pivotTable } from './tables.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

const usualHeight = 320;
/** Room for a bar and its name, and for the axis below them all. */
const barHeight = 22;
const axisHeight = 40;

/** The picture of a view with its words; null where the table says it all. */
export function chartBlock(view: ExploreView, context: Context): Block | null {
  const picture = pictureOf(view);
  if (!picture) return null;
  const { labels, formats } = context;
  const dots = dotsOf(picture, view);
  const name = measureName(picture.measure, labels);
  const by = picture.field ? fieldName(picture.field, context) : '';
  const cut = picture.places.length < picture.ofPlaces || picture.series.length < picture.ofSeries;
  const shown = picture.places.length * Math.max(1, picture.series.length);
  const best = dots.reduce((most, dot) =>
    (dot.value ?? -Infinity) > (most.value ?? -Infinity) ? dot : most,
  );
  return {
    kind: 'chart',
    id: 'picture',
    title: labels.chartTitle(name, by),
    subtitle: formats.beside(
      [
        picture.seriesField && labels.chartSubtitle(fieldName(picture.seriesField, context)),
        cut &&
          labels.shortened(
            formats.value('integer', shown),
            formats.value('integer', picture.ofPlaces * Math.max(1, picture.ofSeries)),
          ),
      ].filter((text): text is string => typeof text === 'string'),
    ),
    width: 'full',
    alternative: labels.alternative(
      formats.beside(
        [best.place, ...(best.series ? [best.series] : [])].map((group) =>
          nameIn(group, view, context),
        ),
      ),
      formats.value(kindOf(picture.measure), best.raw),
      name,
    ),
    spec: chartOf(picture, dots, view, context),
    height: picture.isUpright
      ? Math.max(usualHeight / 2, barHeight * picture.places.length + axisHeight)
      : usualHeight,
    legend: legendOf(picture, view, context),
    get table() {
      return pivotTable(view, context);
    },
  };
}

function legendOf(picture: Picture, view: ExploreView, context: Context): readonly LegendItem[] {
  if (picture.shape === 'heat' || picture.series.length === 0) return [];
  return picture.series.map((group, place) => ({
    label: nameIn(group, view, context),
    swatch: slotOf(group.isOther, place),
    opacity: 1,
  }));
}
