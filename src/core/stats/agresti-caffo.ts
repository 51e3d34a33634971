import type { Counted } from './newcombe.ts';
import { normalQuantileAbove } from './normal.ts';
import type { Interval } from './wilson.ts';

/**
 * Share of `a` less share of `b`, and an interval that holds their true difference in the share `level`
 * of all cases: p̃ₐ − p̃ᵦ ± z √(p̃ₐ(1 − p̃ₐ)/(nₐ + 2) + p̃ᵦ(1 − p̃ᵦ)/(nᵦ + 2)), where one hit and one miss are
 * added to each group, and p̃ = (hits + 1) / (n + 2); cut at −1 and 1. `difference` is the observed one,
 * with ½ for the share of an empty group, and is not the middle of the interval.
 *
 * Source: A. Agresti and B. Caffo, "Simple and effective confidence intervals for proportions and
 * differences of proportions result from adding two successes and two failures", The American
 * Statistician 54 (2000) 280–288.
 */
export function agrestiCaffo(
  a: Counted,
  b: Counted,
  level = 0.95,
): { readonly difference: number; readonly interval: Interval } {
  const [ofA, ofB] = [adjusted(a), adjusted(b)];
  const middle = ofA.share - ofB.share;
  const reach = normalQuantileAbove((1 - level) / 2) * Math.sqrt(ofA.variance + ofB.variance);
  return {
    difference: observed(a) - observed(b),
    interval: { low: Math.max(-1, middle - reach), high: Math.min(1, middle + reach) },
  };
}

function observed({ hits, of }: Counted): number {
  return of === 0 ? 0.5 : hits / of;
}

function adjusted({ hits, of }: Counted): { readonly share: number; readonly variance: number } {
  const share = (hits + 1) / (of + 2);
  return { share, variance: (share * (1 - share)) / (of + 2) };
}
