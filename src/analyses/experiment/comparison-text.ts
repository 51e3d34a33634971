import type { Comparison } from '../../core/experiment/readout.ts';
import { amountsOf } from './amounts.ts';
import { chanceText, decidingInterval, decidingP, isHoped, levelText } from './chance.ts';
import type { OfTwo } from './labels/reading-types.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';
import { metricName } from './words.ts';

/** One comparison in sentences: the decision, the difference, and chance. */
export function comparisonText(
  view: ResultView,
  comparison: Comparison,
  context: ResultContext,
): string {
  const { labels } = context;
  const name = view.arms[comparison.arm] ?? '';
  const control = view.arms[view.design.control] ?? '';
  const metric = view.metrics[comparison.metric];
  const estimate = comparison.main.absolute;
  if (!metric || !estimate) {
    const { gap } = comparison.main;
    return labels.noEstimate(name, control, gap === null ? null : labels.gaps[gap]);
  }
  const difference = differenceText(view, comparison, context);
  const words = view.design.isObservational ? labels.observed : labels.decided;
  const chance = byChance(view, comparison, context);
  if (comparison.decision === 'better' || comparison.decision === 'worse')
    return labels.sentences([words[comparison.decision](name, control), difference, ...chance]);
  const [lead, isFarFromNone] = unclearLead(view, comparison, context);
  return labels.sentences([lead(name, control), difference, ...(isFarFromNone ? chance : [])]);
}

/** How often chance goes so far; nothing where a test is read at any time, by its interval alone. */
function byChance(
  view: ResultView,
  comparison: Comparison,
  context: ResultContext,
): readonly string[] {
  const p = decidingP(comparison);
  if (p === null || view.design.mode === 'sequential') return [];
  const family = comparison.adjustedP === null ? 1 : view.readout.family;
  return [context.labels.byChance(chanceText(p, context), family)];
}

/** Why nothing is decided, and whether the interval leaves out no difference all the same. */
function unclearLead(
  view: ResultView,
  comparison: Comparison,
  { labels }: ResultContext,
): readonly [OfTwo, boolean] {
  const interval = decidingInterval(view, comparison);
  const estimate = comparison.main.absolute;
  const holdsNone = !interval || (interval.low <= 0 && interval.high >= 0);
  if (view.design.mode === 'sequential') return [labels.undecidedYet, false];
  const words = view.design.isObservational ? labels.observed : labels.decided;
  if (holdsNone || !estimate) return [words.unclear, false];
  return isHoped(view, comparison.metric, estimate)
    ? [labels.notCertain, true]
    : [view.design.sides === 'one' ? labels.notHoped : labels.notCertain, true];
}

/** “Bought: 0.7 points higher (95% interval 0.5 to 0.9 points), 1.25% against 0.57%.” */
export function differenceText(
  view: ResultView,
  comparison: Comparison,
  context: ResultContext,
): string {
  const { labels } = context;
  const metric = view.metrics[comparison.metric];
  const estimate = comparison.main.absolute;
  if (!metric || !estimate) return '';
  // A sequence begins where there are customers enough for it.
  const always = view.design.mode === 'sequential' ? comparison.sequential : null;
  const interval = always ?? estimate.interval;
  const amounts = amountsOf(metric, interval, context);
  const level = levelText(view.design.alpha, context);
  return labels.difference({
    metric: metricName(metric, labels),
    size: amounts.size(estimate.value),
    way: estimate.value > 0 ? 'higher' : estimate.value < 0 ? 'lower' : 'same',
    interval: labels.intervalOf(always ? 'always' : 'fixed', level, amounts.range(interval)),
    treatment: amounts.value(comparison.raw.treatment),
    control: amounts.value(comparison.raw.control),
    isAdjusted: comparison.adjusted !== null,
  });
}
