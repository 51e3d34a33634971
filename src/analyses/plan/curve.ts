import { riseFound, type Division, type Planned } from './needed.ts';

/** A point of the curve: so many customers in all, and the smallest rise that they find. */
export interface CurvePoint {
  readonly people: number;
  readonly found: number;
}

/** How many points the curve has, from a tenth of the smallest size to ten times the largest. */
const points = 25;
/** Rises beyond this are no plan. */
const largestRise = 3;

/** What tests of several sizes find, around these sizes: what is needed, and what is at hand. */
export function curveOf(
  planned: Planned,
  division: Division,
  sizes: readonly number[],
): readonly CurvePoint[] {
  const known = sizes.filter((size) => size > 0);
  if (known.length === 0) return [];
  const [low, high] = [Math.max(4, Math.min(...known) / 10), Math.max(...known) * 10];
  const steps = Array.from({ length: points }, (_, step) => step / (points - 1));
  return steps.flatMap((part) => {
    const people = Math.round(low * (high / low) ** part);
    const found = riseFound(planned, people, division);
    return found === null || found > largestRise ? [] : [{ people, found }];
  });
}
