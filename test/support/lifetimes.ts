import type { LifetimeCount } from '../../src/core/stats/kaplan-meier.ts';

/** Lifetimes as counts by time; `isEvent` says per lifetime whether it ended. */
export function lifetimesOf(
  times: readonly number[],
  isEvent: readonly (number | boolean)[] = times.map(() => true),
): readonly LifetimeCount[] {
  return [...new Set(times)]
    .sort((left, right) => left - right)
    .map((time) => {
      const here = isEvent.filter((_, index) => times[index] === time);
      const events = here.filter(Boolean).length;
      return { time, events, censored: here.length - events };
    });
}

/**
 * Patients with grade 3 glioma, months to death or to the end of the study, with and without
 * radioimmunotherapy: R's `coin::glioma`, as lifelines has it (MIT).
 */
export const glioma = {
  rit: lifetimesOf([53, 28, 69, 58, 54, 25, 51, 61, 57, 57, 50], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
  control: lifetimesOf([34, 32, 9, 19, 50, 48], [1, 1, 1, 1, 0, 0]),
};
