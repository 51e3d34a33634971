import type { Suppression, SuppressionCounts } from './suppression.ts';

/** Several suppression files as one: whoever is in one of them is in it. Null where there is none. */
export function joinSuppressions(all: readonly Suppression[]): Suppression | null {
  const [only] = all;
  if (!only) return null;
  if (all.length === 1) return only;
  const sum = (of: (one: Suppression) => number): number =>
    all.reduce((total, one) => total + of(one), 0);
  const names = Object.keys(only.counts) as (keyof SuppressionCounts)[];
  return {
    size: sum(({ size }) => size),
    counts: Object.fromEntries(
      names.map((name) => [name, sum(({ counts }) => counts[name])]),
    ) as unknown as SuppressionCounts,
    has: (digest) => all.some((one) => one.has(digest)),
  };
}
