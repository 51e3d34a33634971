import type { ProductsParams } from './params.ts';

/** Fewer observations than this say little: the screen says so. */
export const fewObservations = 30;

/** How many journeys are shown. */
const shownJourneys = 50;

/** A product, or a value of the dimension that is compared. */
export interface Item {
  readonly code: string;
  readonly name: string;
  /** Baskets with it. */
  readonly baskets: number;
  readonly customers: number;
  /** Customers who had it in baskets of at least two days. */
  readonly repeaters: number;
  /** Net revenue of all its lines, in minor units. */
  readonly revenue: bigint;
}

/** Two items, with what the query counted of them: see `compileProducts`. */
export interface Pair {
  readonly from: Item;
  readonly to: Item;
  readonly baskets: number;
  readonly customers: number;
  readonly other: number;
}

/** Who has the first in the basket has the second there too. Shares are 0–1. */
export interface Rule {
  readonly from: Item;
  readonly to: Item;
  /** Baskets with both. */
  readonly baskets: number;
  /** Share of all baskets that hold both. */
  readonly support: number;
  /** Share of the baskets with `from` that hold `to`. */
  readonly confidence: number;
  /** Share of all baskets that hold `to`. */
  readonly base: number;
  /** confidence ÷ base. */
  readonly lift: number;
  /** Customers with both in one basket. */
  readonly customers: number;
  /** Customers who bought `from` and never `to`. */
  readonly missing: number;
}

/** Customers who first bought one item and then, for the first time, another. */
export interface Journey {
  readonly from: Item;
  readonly to: Item;
  /** Customers who went on to `to` within the days of the view. */
  readonly customers: number;
  /** Customers who could: they first bought `from` long enough ago, and had not bought `to` yet. */
  readonly could: number;
  readonly share: number;
  /** The share, as a multiple of the share over every `from` of the journeys. */
  readonly lift: number;
}

/**
 * Both directions of each pair, where confidence reaches what is asked.
 *
 * support = n(AB) / n, confidence = n(AB) / n(A), lift = confidence / (n(B) / n), with n the number of
 * baskets (Agrawal, Imieliński, Swami 1993; lift: Brin et al. 1997).
 */
export function rulesOf(
  pairs: readonly Pair[],
  baskets: number,
  { rank, confidence }: ProductsParams,
): readonly Rule[] {
  const rules = pairs.flatMap((pair) => {
    const lift = (pair.baskets * baskets) / (pair.from.baskets * pair.to.baskets);
    const rule = (from: Item, to: Item): Rule => ({
      from,
      to,
      baskets: pair.baskets,
      support: pair.baskets / baskets,
      confidence: pair.baskets / from.baskets,
      base: to.baskets / baskets,
      lift,
      customers: pair.customers,
      missing: from.customers - pair.other,
    });
    return [rule(pair.from, pair.to), rule(pair.to, pair.from)];
  });
  return rules
    .filter((rule) => rule.baskets * 100 >= rule.from.baskets * confidence)
    .sort(
      (left, right) =>
        right[rank] - left[rank] || right.confidence - left.confidence || byCodes(left, right),
    );
}

/** The journeys that enough customers could make and that somebody made. */
export function journeysOf(
  pairs: readonly Pair[],
  rank: ProductsParams['rank'],
): readonly Journey[] {
  const reached = new Map<string, { went: number; could: number }>();
  for (const { to, customers, other } of pairs) {
    const sum = reached.get(to.code) ?? { went: 0, could: 0 };
    reached.set(to.code, { went: sum.went + customers, could: sum.could + other });
  }
  const measure = (journey: Journey): number =>
    rank === 'baskets' ? journey.customers : rank === 'lift' ? journey.lift : journey.share;
  return pairs
    .flatMap(({ from, to, customers, other }) => {
      const all = reached.get(to.code);
      if (other < fewObservations || customers === 0 || !all) return [];
      const share = customers / other;
      return [{ from, to, customers, could: other, share, lift: (share * all.could) / all.went }];
    })
    .sort(
      (left, right) =>
        measure(right) - measure(left) || right.customers - left.customers || byCodes(left, right),
    )
    .slice(0, shownJourneys);
}

function byCodes(
  left: { readonly from: Item; readonly to: Item },
  right: { readonly from: Item; readonly to: Item },
): number {
  if (left.from.code !== right.from.code) return left.from.code < right.from.code ? -1 : 1;
  return left.to.code < right.to.code ? -1 : 1;
}
