import { normalOutlook, type Outlook } from '../stats/bayes-normal.ts';
import { sharesOutlook } from '../stats/bayes-shares.ts';
import type { MetricDesign } from './design.ts';
import type { Belief, Effect } from './readout.ts';
import type { MetricSums } from './sums.ts';

/**
 * What may be believed after the test by somebody without an opinion before: of shares that were not
 * adjusted exactly, with Beta(1, 1) for each; otherwise by the normal error of the difference. Null
 * where there is no estimate.
 */
export function beliefOf(
  { kind, goodWhen }: Pick<MetricDesign, 'kind' | 'goodWhen'>,
  { raw, main }: { readonly raw: Effect; readonly main: Effect },
  [control, treatment]: readonly [MetricSums, MetricSums],
): Belief | null {
  if (!main.absolute) return null;
  const outlook =
    kind === 'share' && main === raw
      ? sharesOutlook({ hits: treatment.y, of: treatment.n }, { hits: control.y, of: control.n })
      : normalOutlook(main.absolute.value, main.absolute.error);
  return Object.values(outlook).every((one: number) => Number.isFinite(one))
    ? asHoped(outlook, goodWhen)
    : null;
}

function asHoped({ chanceAbove, above, below }: Outlook, goodWhen: 'up' | 'down'): Belief {
  return goodWhen === 'up'
    ? { chanceToWin: chanceAbove, lossIfChosen: below, lossIfNot: above }
    : { chanceToWin: 1 - chanceAbove, lossIfChosen: above, lossIfNot: below };
}
