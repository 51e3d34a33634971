import { describe, expect, test } from 'vitest';
import { studentReach } from './student-t.ts';

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
  ])('with %d degrees of freedom is %d', (degrees, reach) => {
    expect(studentReach(degrees)).toBeCloseTo(reach, 9);
  });
});
