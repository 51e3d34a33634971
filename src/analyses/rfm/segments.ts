/** The default named segments, best first. */
export const segmentIds = [
  'champions',
  'loyal',
  'potentialLoyalists',
  'new',
  'promising',
  'needAttention',
  'aboutToSleep',
  'cantLoseThem',
  'atRisk',
  'hibernating',
  'lost',
] as const;
export type SegmentId = (typeof segmentIds)[number];

/** Lowest and highest score, both included. */
type Span = readonly [number, number];

/** A box of the 5 × 5 × 5 cells. */
export interface SegmentRule {
  readonly segment: SegmentId;
  readonly r: Span;
  readonly f: Span;
  readonly m: Span;
}

const any: Span = [1, 5];

/**
 * The rules, disjoint and complete: each of the 125 cells lies in exactly one box. Recency and
 * frequency decide; money only tells, among frequent customers who stay away, those who cannot be
 * lost from those at risk.
 */
export const segmentRules: readonly SegmentRule[] = [
  { segment: 'champions', r: [5, 5], f: [4, 5], m: any },
  { segment: 'champions', r: [4, 4], f: [5, 5], m: any },
  { segment: 'loyal', r: [4, 4], f: [4, 4], m: any },
  { segment: 'loyal', r: [3, 3], f: [4, 5], m: any },
  { segment: 'potentialLoyalists', r: [4, 5], f: [2, 3], m: any },
  { segment: 'new', r: [5, 5], f: [1, 1], m: any },
  { segment: 'promising', r: [4, 4], f: [1, 1], m: any },
  { segment: 'needAttention', r: [3, 3], f: [3, 3], m: any },
  { segment: 'aboutToSleep', r: [3, 3], f: [1, 2], m: any },
  { segment: 'cantLoseThem', r: [1, 2], f: [4, 5], m: [4, 5] },
  { segment: 'atRisk', r: [1, 2], f: [4, 5], m: [1, 3] },
  { segment: 'atRisk', r: [1, 2], f: [3, 3], m: any },
  { segment: 'hibernating', r: [2, 2], f: [1, 2], m: any },
  { segment: 'hibernating', r: [1, 1], f: [2, 2], m: any },
  { segment: 'lost', r: [1, 1], f: [1, 1], m: any },
];

/** The segment of a cell. */
export function segmentOf(r: number, f: number, m: number): SegmentId {
  const rule = segmentRules.find((box) => within(r, box.r) && within(f, box.f) && within(m, box.m));
  if (!rule) throw new RangeError(`no RFM segment holds the scores ${r}, ${f}, ${m}`);
  return rule.segment;
}

function within(score: number, [low, high]: Span): boolean {
  return score >= low && score <= high;
}
