import { describe, expect, test } from 'vitest';
import { cupedTheta, cupedValue, varianceLess, type WithCovariate } from './cuped.ts';
import { covarianceOf, varianceOf } from './moments.ts';

/** Spend after and history before, by arm of the Hillstrom data: sums, squares and products. */
const hillstrom = {
  control: {
    ...{ count: 21306, y: 13908.33, yy: 2870050.3621 },
    ...{ x: 5132245.81, xx: 2597172414.5563, yx: 4267933.8399 },
  },
  mens: {
    ...{ count: 21307, y: 30311.69, yy: 6759024.4973 },
    ...{ x: 5174105.18, xx: 2700687619.2752, yx: 9857526.2586 },
  },
};

function groupOf(sums: (typeof hillstrom)['mens']): WithCovariate {
  const { count, y, yy, x, xx } = sums;
  return {
    ...{ count, value: y / count, meanX: x / count },
    variance: varianceOf({ count, sum: y, squares: yy }),
    varianceX: varianceOf({ count, sum: x, squares: xx }),
    covariance: covarianceOf(count, sums),
  };
}

describe('what was known before, taken out', () => {
  const [control, mens] = [groupOf(hillstrom.control), groupOf(hillstrom.mens)];
  const theta = cupedTheta(control, mens) ?? NaN;

  test('is so much as SciPy and GrowthBook find over both arms stacked', () => {
    // hill.mens.cuped: theta_pooled, diff_adjusted, var_reduction_control.
    expect(theta).toBeCloseTo(0.00122289651982, 11);
    const adjusted = cupedValue(mens, theta, 240) - cupedValue(control, theta, 240);
    expect(adjusted).toBeCloseTo(0.767438499428, 9);
  });

  test('leaves the variance of an arm that SciPy finds', () => {
    // hill.mens.cuped: var_reduction_control, whose θ is that of both arms.
    const cut = 1 - varianceLess(control, theta) / control.variance;
    expect(cut).toBeCloseTo(7.31235164968e-5, 9);
  });

  test('leaves nothing where the outcome follows it', () => {
    const group = { count: 5, value: 4, meanX: 2, variance: 8, varianceX: 2, covariance: 4 };
    expect(cupedTheta(group, group)).toBe(2);
    expect(varianceLess(group, 2)).toBe(0);
  });

  test('is nothing where it is the same of everybody', () => {
    const group = { count: 5, value: 4, meanX: 2, variance: 8, varianceX: 0, covariance: 0 };
    expect(cupedTheta(group, { ...group, value: 9 })).toBeNull();
  });
});
