import type { Outlook } from './bayes-normal.ts';
import { incompleteBeta } from './beta.ts';
import { legendreNodes } from './gauss-legendre.ts';
import type { Counted } from './newcombe.ts';

/** Beta(1 + hits, 1 + misses). */
interface Belief {
  readonly a: number;
  readonly b: number;
}

/**
 * Where panels of the integral end, in standard deviations from the means of both beliefs: of those that
 * are about normal, and of those with few hits or misses, whose tails are long.
 */
const stops = { normal: [0, 2, 4, 9], long: [0, 1, 2, 4, 8, 16, 40] };
const fewHits = 50;

/**
 * The belief about the share of `a` less that of `b`, by somebody who held every share for equally likely
 * before: shares are Beta(1 + hits, 1 + misses), with densities f and distribution functions F. Exactly,
 * by numeric integration:
 *
 *   P(a > b) = ∫ fₐ Fᵦ,   E[max(a − b, 0)] = ∫ Fᵦ (1 − Fₐ),   E[max(b − a, 0)] = ∫ Fₐ (1 − Fᵦ).
 *
 * Errors are below 1e-10 of the chance, and of one standard deviation for losses; below 1e-8 where one
 * share is next to 1 and the other next to 0.
 *
 * Source: E. Miller, "Formulas for Bayesian A/B testing" (2013), Beta(1, 1); the losses are those of
 * C. Stucchio, "Bayesian A/B testing at VWO" (2015), brought to one integral by E[X] = ∫ P(X > t) dt.
 */
export function sharesOutlook(a: Counted, b: Counted): Outlook {
  // Numbers near 0 are finer than those near 1: there, misses are looked at instead.
  if (a.hits + b.hits > (a.of + b.of) / 2) return outlook(missesOf(b), missesOf(a));
  return outlook(a, b);
}

function outlook(a: Counted, b: Counted): Outlook {
  const [ofA, ofB] = [beliefOf(a), beliefOf(b)];
  const edges = edgesOf(ofA, ofB);
  let [chanceAbove, above, below] = [0, 0, 0];
  for (let place = 1; place < edges.length; place++)
    for (const { x, weight } of legendreNodes(edges[place - 1] ?? 0, edges[place] ?? 0)) {
      const [atA, atB] = [of(ofA, x), of(ofB, x)];
      const density = x < 1 ? Math.exp(atA.logFront - Math.log(x) - Math.log1p(-x)) : 0;
      chanceAbove += weight * density * atB.lower;
      above += weight * atB.lower * atA.upper;
      below += weight * atA.lower * atB.upper;
    }
  return { chanceAbove: Math.min(1, chanceAbove), above, below };
}

function missesOf({ hits, of: people }: Counted): Counted {
  return { hits: people - hits, of: people };
}

function beliefOf({ hits, of: people }: Counted): Belief {
  return { a: hits + 1, b: people - hits + 1 };
}

function of({ a, b }: Belief, x: number): ReturnType<typeof incompleteBeta> {
  return incompleteBeta(x, 1 - x, a, b);
}

/** Ends of panels, ascending within 0–1, close together where a belief has its bulk. */
function edgesOf(...beliefs: readonly Belief[]): readonly number[] {
  const around = beliefs.flatMap(({ a, b }) => {
    const mean = a / (a + b);
    const deviation = Math.sqrt((mean * (b / (a + b))) / (a + b + 1));
    const places = Math.min(a, b) < fewHits ? stops.long : stops.normal;
    return places.flatMap((stop) => [mean - stop * deviation, mean + stop * deviation]);
  });
  const inside = around.map((edge) => Math.min(1, Math.max(0, edge)));
  return [...new Set(inside)].sort((one, other) => one - other);
}
