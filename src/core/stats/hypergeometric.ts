import { deviance, stirlingError } from './gamma.ts';

/** `drawn` things taken at once, without putting back, of `of` things of which `marked` are marked. */
export interface Drawing {
  readonly drawn: number;
  readonly marked: number;
  readonly of: number;
}

/**
 * ln P(k of the drawn things are marked) = ln [C(marked, k) C(of − marked, drawn − k) / C(of, drawn)];
 * −∞ where that cannot be. As three binomial terms with p = drawn/of by saddle points, so that nothing
 * cancels between large factorials: absolute error about 1e-14, growing with the size of the result.
 *
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000), as in R's dhyper.
 */
export function logHypergeometric(k: number, { drawn, marked, of }: Drawing): number {
  if (k < Math.max(0, drawn - (of - marked)) || k > Math.min(drawn, marked)) return -Infinity;
  const p = drawn / of;
  const q = (of - drawn) / of;
  if (drawn === 0 || drawn === of) return 0;
  return (
    logBinomial(k, marked, p, q) +
    logBinomial(drawn - k, of - marked, p, q) -
    logBinomial(drawn, of, p, q)
  );
}

/** ln [C(n, k) pᵏ qⁿ⁻ᵏ], with q = 1 − p; both above zero. */
function logBinomial(k: number, n: number, p: number, q: number): number {
  if (k === 0) return n === 0 ? 0 : n * logOf(q, p);
  if (k === n) return n * logOf(p, q);
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, n * p) -
    deviance(n - k, n * q) +
    Math.log(n / (2 * Math.PI * k * (n - k))) / 2
  );
}

/** ln p, from q = 1 − p where that is the smaller one. */
function logOf(p: number, q: number): number {
  return p > 0.5 ? Math.log1p(-q) : Math.log(p);
}
