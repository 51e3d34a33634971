import fc from 'fast-check';
import {
  segmentIds,
  type SegmentId,
  type SegmentRule,
  type SegmentRules,
} from '../../src/core/model/rfm-segments.ts';

type Box = Omit<SegmentRule, 'segment'>;
const whole: Box = { r: [1, 5], f: [1, 5], m: [1, 5] };

/** Where to cut, again and again; a name for each piece that is left. */
interface Cut {
  readonly axis: 'r' | 'f' | 'm';
  readonly after: number;
}

/** Rules that are a partition: the cube of scores cut into boxes, each given to a segment. */
export const anyPartition: fc.Arbitrary<SegmentRules> = fc
  .tuple(
    fc.array(
      fc.record({
        axis: fc.constantFrom('r' as const, 'f' as const, 'm' as const),
        after: fc.integer({ min: 1, max: 4 }),
        piece: fc.nat(30),
      }),
      { maxLength: 20 },
    ),
    fc.array(fc.constantFrom(...segmentIds), { minLength: 21, maxLength: 21 }),
  )
  .map(([cuts, names]) => {
    const boxes = cuts.reduce<readonly Box[]>(
      (pieces, { piece, ...cut }) =>
        pieces.flatMap((box, place) =>
          place === piece % pieces.length ? halves(box, cut) : [box],
        ),
      [whole],
    );
    return sorted(boxes.map((box, place) => ({ segment: names[place] ?? 'lost', ...box })));
  });

const span = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);

/** Any rules at all: mostly no partition. */
export const anyRules: fc.Arbitrary<SegmentRules> = fc.oneof(
  fc
    .array(fc.record({ segment: fc.constantFrom(...segmentIds), r: span, f: span, m: span }), {
      minLength: 1,
      maxLength: 12,
    })
    .map(sorted),
  // A partition with one box gone, or one too many.
  fc
    .tuple(anyPartition, fc.nat(), fc.constantFrom(...segmentIds), span, span, span)
    .map(([rules, place, segment, r, f, m]) =>
      sorted(
        place % 2 === 0
          ? [...rules, { segment, r, f, m }]
          : rules.filter((_, index) => index !== place % rules.length),
      ),
    )
    .filter((rules) => rules.length > 0),
);

/** Who claims a cell, counted by hand. */
export function claimantsOf(
  r: number,
  f: number,
  m: number,
  rules: SegmentRules,
): readonly SegmentId[] {
  const own = new Set<SegmentId>();
  for (const rule of rules)
    if (
      r >= rule.r[0] &&
      r <= rule.r[1] &&
      f >= rule.f[0] &&
      f <= rule.f[1] &&
      m >= rule.m[0] &&
      m <= rule.m[1]
    )
      own.add(rule.segment);
  return [...own].sort((left, right) => segmentIds.indexOf(left) - segmentIds.indexOf(right));
}

function halves(box: Box, { axis, after }: Cut): readonly Box[] {
  const [low, high] = box[axis];
  if (after < low || after >= high) return [box];
  return [
    { ...box, [axis]: [low, after] },
    { ...box, [axis]: [after + 1, high] },
  ];
}

/** Segment by segment, as a link writes them. */
function sorted(rules: SegmentRules): SegmentRules {
  return segmentIds.flatMap((segment) => rules.filter((rule) => rule.segment === segment));
}
