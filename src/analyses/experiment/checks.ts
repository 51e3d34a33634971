import { amountsOf } from './amounts.ts';
import { pText } from './chance.ts';
import { checkCodes, type CheckCode, type CheckStatus } from './check-codes.ts';
import type { HealthCode } from './health.ts';
import { imbalancesOf, noveltiesOf, worstImbalance } from './prior.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';
import { metricName } from './words.ts';

/** One check of a result. */
export interface Check {
  readonly code: CheckCode;
  readonly status: CheckStatus;
  /** What was found, in words. */
  readonly text: string;
  /** Customers whom it concerns; null where it is about no customers. */
  readonly customers: number | null;
}

/** From this share of the customers on, leaving them out, or mixing them up, may change the result. */
const manyFrom = 0.05;
/** Below this, what differs before exposure, or in the first week, is worth a look. */
const unlikelyBelow = 0.05;

/** Every check that can be made of the result, in the order in which they matter. */
export function checksOf(view: ResultView, context: ResultContext): readonly Check[] {
  if (view.arms.length < 2) return [];
  return [
    ...sizesOf(view, context),
    ...(view.health ? countsOf(view, context) : []),
    ...imbalanceOf(view, context),
    ...noveltyOf(view, context),
  ];
}

function sizesOf(view: ResultView, context: ResultContext): readonly Check[] {
  const { ratio } = view.readout;
  if (!ratio) return [];
  const { labels, formats } = context;
  const total = ratio.counts.reduce((sum, count) => sum + count, 0);
  const shares = (counts: readonly number[]): string =>
    formats.items(counts.map((count) => formats.value('shareFine', total > 0 ? count / total : 0)));
  return [
    {
      code: 'sizes',
      status: ratio.isMismatch ? 'stop' : ratio.isUneven ? 'watch' : 'fine',
      text: (view.design.hasShares ? labels.sizesFound : labels.sizesSupposed)(
        shares(ratio.counts),
        shares(ratio.expected),
        pText(ratio.p, context),
      ),
      customers: null,
    },
  ];
}

function countsOf(view: ResultView, { labels, formats }: ResultContext): readonly Check[] {
  const { health } = view;
  if (!health) return [];
  const codes = [
    'several',
    'shared',
    'noExposure',
    'later',
    'open',
    'before',
    'unknown',
    'elsewhere',
  ];
  const isKnown = (code: string): code is Exclude<HealthCode, 'assigned'> => codes.includes(code);
  return checkCodes.filter(isKnown).map((code): Check => {
    const count = health[code].all;
    const share = count / Math.max(1, health.assigned.all);
    const isDoubtful = code === 'several' || code === 'shared' || code === 'noExposure';
    const status =
      count === 0 || isExpected(code) ? 'fine' : isDoubtful && share >= manyFrom ? 'stop' : 'watch';
    const found = formats.value('integer', count);
    const text = count === 0 ? labels.nobodyFound : labels.found[code](found, health.isWhole);
    return { code, status, text, customers: count };
  });
}

/** What belongs to every test that is still going on, and to customers who have not bought yet. */
function isExpected(code: HealthCode): boolean {
  return code === 'later' || code === 'open' || code === 'unknown';
}

function imbalanceOf(view: ResultView, context: ResultContext): readonly Check[] {
  const { labels } = context;
  const worst = worstImbalance(imbalancesOf(view));
  const metric = worst && view.metrics[worst.metric];
  if (!worst || !metric) return [];
  // The ratio's numerator has another unit than the ratio: only its p-value is told.
  const amounts = amountsOf(metric, null, context);
  const values =
    metric.kind === 'ratio'
      ? null
      : labels.against(amounts.value(worst.treatment), amounts.value(worst.control));
  const status = worst.adjustedP < unlikelyBelow ? 'watch' : 'fine';
  const found = {
    ...{ metric: metricName(metric, labels), arm: view.arms[worst.arm] ?? '', values },
    p: pText(worst.adjustedP, context),
  };
  return [
    {
      ...{ code: 'imbalance', status, customers: null },
      text: status === 'fine' ? labels.balanced(found.p) : labels.imbalanced(found),
    },
  ];
}

function noveltyOf(view: ResultView, context: ResultContext): readonly Check[] {
  const { labels } = context;
  const [least] = noveltiesOf(view).toSorted((one, other) => one.p - other.p);
  const metric = view.metrics[0];
  if (!least || !metric) return [];
  const adjusted = Math.min(1, least.p * Math.max(1, view.arms.length - 1));
  const amounts = amountsOf(metric, null, context);
  const signed = (value: number): string =>
    labels.higherOrLower(amounts.size(value), value > 0 ? 'higher' : value < 0 ? 'lower' : 'same');
  const status = adjusted < unlikelyBelow ? 'watch' : 'fine';
  const p = pText(adjusted, context);
  return [
    {
      ...{ code: 'novelty', status, customers: null },
      text:
        status === 'fine'
          ? labels.steady(p)
          : labels.novel(view.arms[least.arm] ?? '', signed(least.first), signed(least.later), p),
    },
  ];
}
