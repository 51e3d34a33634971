import { fewCustomers } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CohortCell } from './cells.ts';
import { figureOf, kindOf } from './figure.ts';
import type { CohortLabels } from './labels/en.ts';
import { lengthOf } from './params.ts';
import { valueSource } from './plan.ts';
import type { Cohort, CohortView } from './view.ts';
import { cohortLabel } from './words.ts';

/** A mean over fewer cohorts than this is that of the oldest ones alone. */
const fewCohorts = 3;

/** The page's answer in a sentence, about the measure that is shown. */
export function answerOf(view: CohortView, context: ScreenContext<CohortLabels>): string {
  const { labels, formats } = context;
  const { params } = view;
  const length = lengthOf(params);
  if (view.cohorts.length === 0) return labels.answers.empty;
  const [start, next] = view.mean;
  const late = latest(view);
  if (!start || !next) return labels.answers.tooYoung(length);
  if (!late) return labels.answers.tooFew(length, fewCustomers);
  const share = (part: number, whole: number): string => formats.value('share', ratio(part, whole));
  const average = (part: bigint, whole: number): string =>
    formats.value('moneyAverage', ratio(Number(part), whole));
  switch (params.measure) {
    case 'customers':
      return (
        labels.answers.customers(
          length,
          share(next.customers, next.size),
          late.age,
          share(late.repeaters, late.size),
        ) + spreadOf(view, late.age, context)
      );
    case 'revenue':
      return (
        labels.answers.revenue(
          length,
          average(start.revenue, start.size),
          late.age,
          average(late.revenueSoFar, late.size),
        ) + spreadOf(view, late.age, context)
      );
    case 'orders':
      return (
        labels.answers.orders(
          length,
          late.age,
          formats.value('number', ratio(late.ordersSoFar, late.size)),
        ) + spreadOf(view, late.age, context)
      );
    case 'aov': {
      const later = view.mean.filter(({ age }) => age > 0);
      const revenue = later.reduce((sum, cell) => sum + cell.revenue, 0n);
      const orders = later.reduce((sum, cell) => sum + cell.orders, 0);
      return labels.answers.aov(
        length,
        average(start.revenue, start.orders),
        average(revenue, orders),
      );
    }
  }
}

/** The oldest age that enough customers of enough cohorts have reached. */
function latest(view: CohortView): CohortCell | undefined {
  const later = view.mean.filter(({ age }) => age > 0);
  const most = Math.max(...later.map(({ cohorts }) => cohorts), 0);
  return later.findLast(
    ({ size, cohorts }) => size >= fewCustomers && cohorts >= Math.min(fewCohorts, most),
  );
}

/**
 * Of cohorts by value: the best and the worst, by what had come about up to an age. Of tiers and segments
 * that would only say what made them.
 */
function spreadOf(view: CohortView, age: number, context: ScreenContext<CohortLabels>): string {
  if (valueSource(view.plan) === null) return '';
  const { labels, formats } = context;
  const shown = { measure: view.params.measure, show: 'cumulative' as const };
  const ranked = view.cohorts
    .flatMap((cohort) => {
      const cell = cohort.cells[age];
      const figure = cell && !cell.isOpen && cell.size >= fewCustomers && figureOf(cell, shown);
      return typeof figure === 'number' ? [{ cohort, figure }] : [];
    })
    .sort((left, right) => right.figure - left.figure);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || best === worst) return '';
  const name = (cohort: Cohort): string => cohortLabel(cohort, view, labels, formats);
  const text = (figure: number): string => formats.value(kindOf(shown), figure);
  return labels.answers.spread(
    name(best.cohort),
    text(best.figure),
    name(worst.cohort),
    text(worst.figure),
  );
}
