/**
 * What a group is known by for one metric: over its customers the sums, squares and cross-products of
 * what happened after exposure and before. Everything that a read-out says follows from these, so data
 * are passed over once, and a table typed by hand serves as well as a file.
 */
export interface MetricSums {
  /** Customers of the group who count. */
  readonly n: number;
  /** The outcome, or the numerator of a ratio. Of a share it is 0 or 1, so both sums are the same. */
  readonly y: number;
  readonly yy: number;
  /** The denominator of a ratio; 0 for shares and means. */
  readonly d: number;
  readonly dd: number;
  readonly yd: number;
  /** The same measure in the days before exposure; 0 where none is known. */
  readonly x: number;
  readonly xx: number;
  readonly yx: number;
  readonly dx: number;
}

/** A share of customers, a mean per customer, or a ratio of two sums, such as revenue per order. */
export const metricKinds = ['share', 'mean', 'ratio'] as const;
export type MetricKind = (typeof metricKinds)[number];

/** Sums of nobody. */
export const noSums: MetricSums = {
  ...{ n: 0, y: 0, yy: 0, d: 0, dd: 0, yd: 0 },
  ...{ x: 0, xx: 0, yx: 0, dx: 0 },
};

/** The sums of two groups taken together. */
export function addSums(a: MetricSums, b: MetricSums): MetricSums {
  return {
    ...{ n: a.n + b.n, y: a.y + b.y, yy: a.yy + b.yy, d: a.d + b.d, dd: a.dd + b.dd },
    ...{ yd: a.yd + b.yd, x: a.x + b.x, xx: a.xx + b.xx, yx: a.yx + b.yx, dx: a.dx + b.dx },
  };
}
