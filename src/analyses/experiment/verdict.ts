import type { Comparison, Verdict } from '../../core/experiment/readout.ts';
import { chanceText } from './chance.ts';
import { comparisonText, differenceText } from './comparison-text.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';

/** Arms that get sentences of their own; the others are counted. */
const mostSentences = 3;
const ranks: readonly Verdict['kind'][] = ['better', 'worse', 'unclear', 'nothing'];

/**
 * What may be said about a test, for people who read nothing else: the decision, the difference with its
 * interval, both values, and how often chance alone does the same. Best arm first. Where sizes of arms
 * are not as planned, or the planned size is not reached, only that.
 */
export function verdictText(view: ResultView, context: ResultContext): string {
  const { labels, formats } = context;
  const { readout } = view;
  if (readout.ratio?.isMismatch === true) return mismatchText(view, context);
  const locked = readout.verdicts.find(({ verdict }) => verdict.kind === 'locked')?.verdict;
  if (locked?.kind === 'locked')
    return labels.sentences([
      labels.locked(
        formats.value('integer', locked.customers),
        formats.value('integer', locked.planned),
      ),
      // Harm is a reason to stop, which waits for no planned size.
      ...harmedOf(view).map((one) => harmText(view, one, context)),
    ]);
  const sorted = readout.verdicts.toSorted((a, b) => rankOf(a.verdict) - rankOf(b.verdict));
  if (sorted.length === 0) return labels.nothingToRead;
  const shown = sorted.slice(0, sorted.length > mostSentences + 1 ? mostSentences : undefined);
  const rest = sorted.length - shown.length;
  return labels.sentences([
    ...shown.map(({ arm, verdict }) => armText(view, arm, verdict, context)),
    ...(rest > 0 ? [labels.moreArms(formats.value('integer', rest))] : []),
  ]);
}

/** Better first, and of those the one with the largest difference in the direction that is hoped for. */
function rankOf(verdict: Verdict): number {
  const rank = ranks.indexOf(verdict.kind) * 10;
  if (!('comparison' in verdict)) return rank;
  const statistic = verdict.comparison.main.absolute?.test.statistic ?? 0;
  return rank - Math.max(-4, Math.min(4, Math.atan(statistic)));
}

function mismatchText(view: ResultView, context: ResultContext): string {
  const { labels, formats } = context;
  const { ratio } = view.readout;
  const write = (counts: readonly number[] = []): string =>
    formats.beside(
      counts.map((count, arm) =>
        labels.armWithCount(view.arms[arm] ?? '', formats.value('integer', Math.round(count))),
      ),
    );
  const [first] = view.design.arms;
  const areAlike = view.design.arms.every(({ weight }) => weight === first?.weight);
  return labels.sentences([
    labels.mismatch(
      write(ratio?.counts),
      write(ratio?.expected),
      chanceText(ratio?.p ?? 0, context),
    ),
    ...(areAlike ? [labels.enterShares] : []),
  ]);
}

function armText(view: ResultView, arm: number, verdict: Verdict, context: ResultContext): string {
  const { labels } = context;
  const name = view.arms[arm] ?? '';
  const control = view.arms[view.design.control] ?? '';
  switch (verdict.kind) {
    case 'better':
    case 'worse':
    case 'unclear':
      return labels.sentences([
        comparisonText(view, verdict.comparison, context),
        ...verdict.harmed.map((one) => harmText(view, one, context)),
      ]);
    case 'nothing': {
      const own = view.readout.comparisons.find((one) => one.arm === arm && one.metric === 0);
      const gap = own?.main.gap ?? null;
      return labels.noEstimate(name, control, gap === null ? null : labels.gaps[gap]);
    }
    default:
      return '';
  }
}

/** Guardrails that got worse, whatever may be said of the metrics. */
export function harmedOf({ design, readout }: ResultView): readonly Comparison[] {
  return readout.comparisons.filter(
    ({ metric, decision }) => design.metrics[metric]?.isGuardrail === true && decision === 'worse',
  );
}

function harmText(view: ResultView, comparison: Comparison, context: ResultContext): string {
  const { labels } = context;
  const lead = view.design.isObservational ? labels.observedHarm : labels.harmed;
  const name = view.arms[comparison.arm] ?? '';
  return labels.sentences([lead(name), differenceText(view, comparison, context)]);
}
