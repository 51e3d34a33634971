import { normalQuantileAbove } from './normal.ts';

/** How certain a test is to be. */
export interface TestErrors {
  /** Errors of the first kind of all tests together, 0–1; 0.05 unless said. */
  readonly alpha?: number | undefined;
  /** The chance of finding a difference that is there, 0–1; 0.8 unless said. */
  readonly power?: number | undefined;
  /** Whether any difference is looked for, or one in the hoped-for direction only; `two` unless said. */
  readonly sides?: 'two' | 'one' | undefined;
  /** Tests that share α equally (Bonferroni): metrics by groups that are compared; 1 unless said. */
  readonly tests?: number | undefined;
}

/** The chance of an error of the first kind on the side that counts, of each single test. */
export function alphaOfSide({ alpha = 0.05, sides = 'two', tests = 1 }: TestErrors): number {
  return alpha / tests / (sides === 'two' ? 2 : 1);
}

/** Percentiles of the normal distribution beyond which errors of the first and the second kind lie. */
export function normalReach(errors: TestErrors): {
  readonly first: number;
  readonly second: number;
} {
  return {
    first: normalQuantileAbove(alphaOfSide(errors)),
    second: normalQuantileAbove(1 - (errors.power ?? 0.8)),
  };
}
