import type { PlanParams } from './params.ts';

/** How fast people enter a test. */
export interface Pace {
  /** At once, at the rhythm of the base, or so many in a week as were typed. */
  readonly kind: 'once' | 'rhythm' | 'typed';
  /** People who are in after so many weeks, from 1; ends where data do. Empty but for the rhythm. */
  readonly reached: readonly number[];
  /** Whole weeks until so many people are in; null where that many are never seen. */
  readonly weeksFor: (people: number) => number | null;
}

/**
 * The rhythm of the base: of the last w weeks, how many different customers bought. A test that everyone
 * enters with their next purchase fills as fast, if people go on buying as they did. Customers whose last
 * purchase lies w weeks back are what week w adds, counted backwards.
 */
export function paceOf(
  lastPurchases: readonly (readonly [week: number, customers: number])[],
  { enter, weekly }: Pick<PlanParams, 'enter' | 'weekly'>,
  base: number,
): Pace {
  if (weekly > 0)
    return { kind: 'typed', reached: [], weeksFor: (people) => Math.ceil(people / weekly) };
  if (enter === 'once')
    return { kind: 'once', reached: [], weeksFor: (people) => (people <= base ? 0 : null) };
  const last = Math.max(0, ...lastPurchases.map(([week]) => week));
  const added = new Map(lastPurchases);
  const reached: number[] = [];
  let sum = 0;
  for (let week = 1; week <= last; week++) reached.push((sum += added.get(week) ?? 0));
  return {
    ...{ kind: 'rhythm', reached },
    weeksFor: (people) => {
      const at = reached.findIndex((in_) => in_ >= people);
      return at < 0 ? null : at + 1;
    },
  };
}
