import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalAbove } from './normal.ts';
import {
  logStudentOutside,
  studentAbove,
  studentOutside,
  studentQuantile,
  studentReach,
} from './student-t.ts';

const degrees = fc.double({ min: 0.5, max: 1e6, noNaN: true });
const place = fc.double({ min: -60, max: 60, noNaN: true });

describe('how far a t-distributed number reaches in 95 % of all cases', () => {
  // scipy.stats.t.ppf(0.975, df), SciPy 1.17; whole degrees also stand in every printed table.
  test.each([
    [0.7, 36.611415031588656],
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [2.5, 3.5746548420036817],
    [5, 2.5705818356363146],
    [17.3, 2.1070320037534676],
    [30, 2.0422724563012378],
    [120, 1.9799304050824402],
    [5000.5, 1.9604385042432446],
  ])('with %d degrees of freedom is %d', (df, reach) => {
    expect(studentReach(df)).toBeCloseTo(reach, 9);
  });

  test('is that of the normal distribution without end of them', () => {
    expect(studentReach(Infinity)).toBeCloseTo(1.959963984540054, 14);
    expect(studentReach(1e13)).toBeCloseTo(1.959963984540054, 11);
  });
});

describe('reaches of other shares, from printed tables', () => {
  // Fisher and Yates, "Statistical Tables", 6th ed. (1963), table III.
  test.each([
    [1, 0.9, 6.314],
    [3, 0.99, 5.841],
    [10, 0.98, 2.764],
    [10, 0.5, 0.7],
    [30, 0.999, 3.646],
    [120, 0.8, 1.289],
  ])('with %d degrees of freedom %d lie within %d', (df, level, reach) => {
    expect(studentReach(df, level)).toBeCloseTo(reach, 3);
  });
});

describe("Student's t", () => {
  test('of one degree of freedom is an arctangent', () => {
    for (const t of [1e-9, 0.3, 1, 7])
      expect(studentOutside(t, 1) / (1 - (2 / Math.PI) * Math.atan(t))).toBeCloseTo(1, 13);
    for (const t of [50, 1e8, 1e12, 1e200, 1e300])
      expect(studentOutside(t, 1) / ((2 / Math.PI) * Math.atan(1 / t))).toBeCloseTo(1, 12);
  });

  test('of two degrees of freedom is 1 − t / √(2 + t²)', () => {
    for (const t of [0.1, 1, 3])
      expect(studentOutside(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 14);
  });

  test('looks the same from both sides', () => {
    fc.assert(
      fc.property(place, degrees, (t, df) => {
        expect(studentOutside(t, df)).toBe(studentOutside(-t, df));
        expect(logStudentOutside(t, df)).toBe(logStudentOutside(-t, df));
        expect(studentAbove(t, df) + studentAbove(-t, df)).toBeCloseTo(1, 14);
      }),
    );
  });

  test('has a logarithm that goes on where the value is too small', () => {
    fc.assert(
      fc.property(fc.double({ min: -12, max: 12, noNaN: true }), degrees, (t, df) => {
        const ratio = Math.exp(logStudentOutside(t, df)) / studentOutside(t, df);
        expect(ratio).toBeCloseTo(1, 12);
      }),
    );
    expect(studentOutside(60, 1e7)).toBe(0);
    expect(logStudentOutside(60, 1e7)).toBeLessThan(-1800);
  });

  test('falls with the distance, and faster than that of fewer degrees of freedom', () => {
    fc.assert(
      fc.property(place, place, degrees, (one, other, df) => {
        const [t, u] = [
          Math.min(Math.abs(one), Math.abs(other)),
          Math.max(Math.abs(one), Math.abs(other)),
        ];
        const rounding = 1e-11 * (1 + Math.abs(logStudentOutside(u, df)));
        expect(logStudentOutside(u, df)).toBeLessThanOrEqual(logStudentOutside(t, df) + rounding);
        expect(logStudentOutside(u, df * 2)).toBeLessThanOrEqual(
          logStudentOutside(u, df) + rounding,
        );
      }),
    );
  });

  test('is found back from its own shares', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), degrees, (p, df) => {
        expect(Math.abs(studentAbove(-studentQuantile(p, df), df) / p - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  test('goes over into the normal distribution where its ways of computing meet', () => {
    for (const t of [0.5, 2, 6, 30]) {
      const [below, above] = [studentOutside(t, 1e9 * (1 - 1e-9)), studentOutside(t, 1e9)];
      expect(Math.abs(below / above - 1)).toBeLessThan(1e-10);
    }
    expect(studentOutside(2, Infinity)).toBeCloseTo(2 * normalAbove(2), 15);
  });

  test('ends at infinity, and at zero says nothing', () => {
    expect([studentQuantile(0, 3), studentQuantile(0.5, 3), studentQuantile(1, 3)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect([studentOutside(0, 3), studentAbove(0, 3)]).toEqual([1, 0.5]);
    expect(studentOutside(Infinity, 3)).toBe(0);
  });
});
