/** The named segments, best first. */
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
export type Span = readonly [number, number];

/** A box of the 5 × 5 × 5 cells. */
export interface SegmentRule {
  readonly segment: SegmentId;
  readonly r: Span;
  readonly f: Span;
  readonly m: Span;
}

const any: Span = [1, 5];

/** Which scores make which segment: a partition of the 125 cells, several boxes to a segment. */
export type SegmentRules = readonly SegmentRule[];

/**
 * The default rules, disjoint and complete: each of the 125 cells lies in exactly one box. Recency
 * and frequency decide; money only tells, among frequent customers who stay away, those who cannot
 * be lost from those at risk.
 */
export const segmentRules: SegmentRules = [
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

/** The segment of a cell; throws where the rules are no partition and leave it out. */
export function segmentOf(r: number, f: number, m: number, rules = segmentRules): SegmentId {
  const found = rulesAt(r, f, m, rules)[0];
  if (!found) throw new RangeError(`no RFM segment holds the scores ${r}, ${f}, ${m}`);
  return found.segment;
}

/** The rules that a cell lies in: exactly one where they are a partition. */
export function rulesAt(r: number, f: number, m: number, rules: SegmentRules): SegmentRules {
  return rules.filter((box) => within(r, box.r) && within(f, box.f) && within(m, box.m));
}

/** The segments of a cell of recency and frequency, those of less money first. */
export function segmentsOfCell(r: number, f: number, rules: SegmentRules): readonly SegmentId[] {
  const found = [1, 2, 3, 4, 5].flatMap((m) => rulesAt(r, f, m, rules));
  return [...new Set(found.map(({ segment }) => segment))];
}

function within(score: number, [low, high]: Span): boolean {
  return score >= low && score <= high;
}
