/**
 * A value of a group with what its error is made of: the variance of its customers' numbers, and how
 * these go with x, which was known of the same customers before. All with n − 1.
 */
export interface WithCovariate {
  readonly count: number;
  /** The mean of the numbers, or a ratio that differs from its true value by their mean. */
  readonly value: number;
  readonly variance: number;
  readonly meanX: number;
  readonly varianceX: number;
  /** Of the numbers with x. */
  readonly covariance: number;
}

/**
 * How much of x is taken out: θ = cov(y, x) / var(x) over the customers of both groups thrown together,
 * in units of y per unit of x. Null where x is the same of everybody.
 *
 * Source: A. Deng, Y. Xu, R. Kohavi and T. Walker, "Improving the sensitivity of online controlled
 * experiments by utilizing pre-experiment data", WSDM 2013, 3.2.
 */
export function cupedTheta(a: WithCovariate, b: WithCovariate): number | null {
  // Within groups, and between them: what the means of the groups add to the sums over everybody.
  const between = (a.count * b.count) / (a.count + b.count);
  const apartX = b.meanX - a.meanX;
  const ofX = (a.count - 1) * a.varianceX + (b.count - 1) * b.varianceX + between * apartX * apartX;
  const together =
    (a.count - 1) * a.covariance +
    (b.count - 1) * b.covariance +
    between * apartX * (b.value - a.value);
  return ofX > 0 ? together / ofX : null;
}

/**
 * The variance of m·y − k·x: m² var(y) − 2mk cov(y, x) + k² var(x). With m = 1 and k = θ it is what is
 * left of y's when x is taken out. Rounding may leave a trace below zero, which counts as zero.
 */
export function varianceLess(
  { variance, varianceX, covariance }: WithCovariate,
  k: number,
  m = 1,
): number {
  return Math.max(0, m * m * variance - 2 * m * k * covariance + k * k * varianceX);
}

/**
 * The group's value as it would be had its x the mean `everyone`: value − θ (x̄ − everyone). The
 * difference of two groups does not depend on that mean.
 */
export function cupedValue(
  { value, meanX }: WithCovariate,
  theta: number,
  everyone: number,
): number {
  return value - theta * (meanX - everyone);
}
