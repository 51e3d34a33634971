import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as beta from './beta.ts';
import { chiSquareSurvival, logChiSquareSurvival } from './chi-square.ts';
import { fisher } from './fisher.ts';
import * as gamma from './gamma.ts';
import { logHypergeometric } from './hypergeometric.ts';
import * as normal from './normal.ts';
import * as student from './student-t.ts';

/** A value that mpmath gave; `log` is its natural logarithm, where the code has a function for it. */
interface Reference {
  readonly function: string;
  readonly arguments: readonly number[];
  readonly value: string;
  readonly log?: string;
}

type Numeric = (...values: readonly [number, number, number, number]) => number;

const fixture = new URL('../../../test/fixtures/distributions.json', import.meta.url);
const references = JSON.parse(readFileSync(fixture, 'utf8')) as readonly Reference[];
const precision = 1e-10;
/** Below this, numbers have fewer digits, and only the logarithm is held to the reference. */
const smallest = 1e-300;

const functions: Readonly<Record<string, Numeric>> = {
  logGamma: gamma.logGamma,
  gammaLower: gamma.gammaLower,
  gammaUpper: gamma.gammaUpper,
  logBeta: beta.logBeta,
  betaLower: beta.betaLower,
  betaUpper: beta.betaUpper,
  betaDensity: beta.betaDensity,
  betaQuantile: beta.betaQuantile,
  normalDensity: normal.normalDensity,
  normalBelow: normal.normalBelow,
  normalAbove: normal.normalAbove,
  normalQuantile: normal.normalQuantile,
  studentOutside: student.studentOutside,
  studentReach: student.studentReach,
  studentQuantile: student.studentQuantile,
  chiSquareSurvival,
  logHypergeometric: (k, drawn, marked, of) => logHypergeometric(k, { drawn, marked, of }),
  fisher: (x, n, y, m) => fisher({ hits: x, of: n }, { hits: y, of: m }),
};
/** What computes the logarithm of each, where something does. */
const logarithms: Readonly<Record<string, Numeric>> = {
  gammaUpper: gamma.logGammaUpper,
  betaLower: beta.logBetaLower,
  betaUpper: beta.logBetaUpper,
  normalAbove: normal.logNormalAbove,
  studentOutside: student.logStudentOutside,
  chiSquareSurvival: logChiSquareSurvival,
};

/** Relative error; of a reference of zero, the value itself. */
const errorOf = (found: number, expected: number): number =>
  expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);

/** The references that a function misses, with what it found. */
function misses(
  kind: Numeric,
  own: readonly Reference[],
  expected: (reference: Reference) => string | undefined,
): readonly (Reference & { readonly found: number })[] {
  return own.flatMap((reference) => {
    const text = expected(reference);
    if (text === undefined) return [];
    const found = kind(...(reference.arguments as [number, number, number, number]));
    return errorOf(found, Number(text)) <= precision ? [] : [{ ...reference, found }];
  });
}

describe('against values of forty and more digits', () => {
  test('every function has references, and every reference a function', () => {
    const named = new Set(references.map((reference) => reference.function));
    expect([...named].sort()).toEqual(Object.keys(functions).sort());
    expect(references.length).toBeGreaterThan(1000);
  });

  describe.each(Object.entries(functions))('%s', (name, value) => {
    const own = references.filter((reference) => reference.function === name);
    test('has ten digits', () => {
      const spoken = (reference: Reference) => {
        const size = Math.abs(Number(reference.value));
        return size > smallest || name.startsWith('log') ? reference.value : undefined;
      };
      expect(own.some((reference) => spoken(reference) !== undefined)).toBe(true);
      expect(misses(value, own, spoken)).toEqual([]);
    });
  });

  describe.each(Object.entries(logarithms))('the logarithm of %s', (name, log) => {
    const own = references.filter((reference) => reference.function === name);

    test('has ten digits, also where the value itself is no number', () => {
      expect(own.some(({ value }) => Number(value) < Number.MIN_VALUE)).toBe(true);
      expect(misses(log, own, (reference) => reference.log)).toEqual([]);
    });
  });
});
