import { divergingSteps, stepsOf, type Steps } from '../../core/chart/steps.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { LegendItem } from '../../core/spec/screen.ts';
import { kindOf, unitsOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import type { Measure } from './measure.ts';
import type { Picture } from './picture.ts';
import type { Dot } from './picture-dots.ts';

/** The steps of colour of a heat map or a map; null for other shapes, and where there is no value. */
export function stepsOfPicture({ shape, measure }: Picture, dots: readonly Dot[]): Steps | null {
  if (shape !== 'heat' && shape !== 'map') return null;
  const values = dots.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return null;
  return isChange(measure) ? divergingSteps(values) : stepsOf(values);
}

/** Whether a measure is about more or less than there was, so that nought is its middle. */
export function isChange({ as }: Measure): boolean {
  return as.endsWith('rowth') || as.endsWith('hange');
}

/** What every step stands for, from low to high. */
export function stepLegend(
  { bounds, slots }: Steps,
  measure: Measure,
  { labels, formats, data }: ScreenContext<ExploreLabels>,
): readonly LegendItem[] {
  if (bounds.length === 0) return [];
  const { below, between, above } = labels.picture;
  const write = (bound: number): string =>
    formats.short(kindOf(measure), bound * 10 ** unitsOf(measure, data.model));
  const ramp = isChange(measure) ? 'div' : 'seq';
  return slots.map((slot, place) => {
    const [from, to] = [bounds[place - 1], bounds[place]];
    return {
      label:
        from === undefined
          ? below(write(to ?? 0))
          : to === undefined
            ? above(write(from))
            : between(write(from), write(to)),
      swatch: `${ramp}-${slot}` as const,
      opacity: 1,
    };
  });
}
