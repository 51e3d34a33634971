import { studentQuantile } from './student-t.ts';
import { normalReach, alphaOfSide, type TestErrors } from './test-errors.ts';
import { satterthwaite } from './welch.ts';

/**
 * Two groups whose means are compared, or ratios of means: of these the variance is that of the numbers
 * that stand for them, see `ratioOfMeans`.
 */
export interface MeansTest extends TestErrors {
  /** Of one customer's number, in its unit squared, in the first group and the second. */
  readonly variance: number;
  /** As in the first group unless said. */
  readonly otherVariance?: number | undefined;
  /** The part of the variance that goes with what was known before (CUPED): ρ², 0–1. */
  readonly varianceCut?: number | undefined;
}

/** Rounds of the correction for Student's t, which stop as soon as one changes next to nothing. */
const rounds = 60;
const smallestChange = 1e-12;

/**
 * People that the first group needs, so that Welch's t-test finds a difference of two means with the
 * given power, where the second group has `ratio` people for each of them:
 * n = (t₁ + t₂)² (σ₁² + σ₂² / ratio) (1 − ρ²) / δ². The percentiles t are normal at first and then
 * Student's at the degrees of freedom of the size that was found; for large groups both are the same.
 * At least 2, not rounded. Infinite without a difference.
 *
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), 4.7 for repeating with t; CUPED's part by
 * A. Deng et al., WSDM 2013, 3.1.
 */
export function peopleForMeans(difference: number, test: MeansTest, ratio = 1): number {
  if (difference === 0) return Infinity;
  const [v1, v2] = variancesOf(test);
  const { first, second } = normalReach(test);
  const size = (reach: number): number =>
    Math.max(2, 2 / ratio, (reach / difference) ** 2 * (v1 + v2 / ratio));
  let people = size(first + second);
  for (let round = 0; round < rounds; round++) {
    // Small groups swing between too many and too few; half way between both they come to rest.
    const next = Math.sqrt(people * size(studentSum(test, people, people * ratio)));
    const change = Math.abs(next - people) / people;
    people = next;
    if (change < smallestChange) break;
  }
  return people;
}

/**
 * The smallest difference that groups of these sizes find with the given power, by the same formula:
 * (t₁ + t₂) √((σ₁² / n₁ + σ₂² / n₂) (1 − ρ²)). Null below two people in a group or without variance.
 */
export function differenceFound(first: number, second: number, test: MeansTest): number | null {
  const [v1, v2] = variancesOf(test);
  if (!(first >= 2 && second >= 2) || !(v1 + v2 > 0)) return null;
  return studentSum(test, first, second) * Math.sqrt(v1 / first + v2 / second);
}

/** Percentiles of Student's t beyond which errors of the first and the second kind lie, added. */
function studentSum(test: MeansTest, first: number, second: number): number {
  const [v1, v2] = variancesOf(test);
  const degrees =
    v1 + v2 > 0
      ? satterthwaite(
          { count: first, variance: v1 / first },
          { count: second, variance: v2 / second },
        )
      : Infinity;
  return -studentQuantile(alphaOfSide(test), degrees) + studentQuantile(test.power ?? 0.8, degrees);
}

function variancesOf(test: MeansTest): readonly [number, number] {
  const kept = 1 - (test.varianceCut ?? 0);
  return [test.variance * kept, (test.otherVariance ?? test.variance) * kept];
}
