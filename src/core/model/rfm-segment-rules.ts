import {
  rulesAt,
  segmentIds,
  type SegmentId,
  type SegmentRule,
  type SegmentRules,
  type Span,
} from './rfm-segments.ts';

/** Cells that no segment holds, or several: a box of them, and who claims it. */
export interface SegmentFault extends Omit<SegmentRule, 'segment'> {
  readonly segments: readonly SegmentId[];
}

const scores = [1, 2, 3, 4, 5];
const anyScore: Span = [1, 5];
/** There are no more cells than this. */
const mostRules = 125;

/**
 * What keeps rules from being a partition of the 125 cells, as few boxes as are easily found; empty
 * where each cell is in exactly one segment. Rules of one and the same segment may overlap.
 */
export function faultsOf(rules: SegmentRules): readonly SegmentFault[] {
  const cells = scores.flatMap((r) =>
    scores.flatMap((f) =>
      scores.map((m): SegmentFault => {
        const own = new Set(rulesAt(r, f, m, rules).map(({ segment }) => segment));
        const segments = segmentIds.filter((segment) => own.has(segment));
        return { r: [r, r], f: [f, f], m: [m, m], segments };
      }),
    ),
  );
  const faults = cells.filter(({ segments }) => segments.length !== 1);
  return (['m', 'f', 'r'] as const).reduce(joinedAlong, faults);
}

/** The same cells, boxes that continue one another joined. */
function joinedAlong(
  faults: readonly SegmentFault[],
  axis: 'r' | 'f' | 'm',
): readonly SegmentFault[] {
  const others = (['r', 'f', 'm'] as const).filter((name) => name !== axis);
  const key = (fault: SegmentFault): string =>
    [fault.segments, ...others.map((name) => fault[name])].join();
  const joined: SegmentFault[] = [];
  for (const fault of faults) {
    const place = joined.findIndex(
      (one) => key(one) === key(fault) && one[axis][1] + 1 === fault[axis][0],
    );
    const found = joined[place];
    if (found) joined[place] = { ...found, [axis]: [found[axis][0], fault[axis][1]] };
    else joined.push(fault);
  }
  return joined;
}

/** Rules as short text, such as `champions:5.45/4.5~cantLoseThem:12.45.45`: R, F, and M unless any. */
export function writeSegmentRules(rules: SegmentRules): string {
  return segmentIds
    .map((segment) => [segment, rules.filter((rule) => rule.segment === segment)] as const)
    .filter(([, own]) => own.length > 0)
    .map(([segment, own]) => `${segment}:${own.map(writeBox).join('/')}`)
    .join('~');
}

/** Rules from such text, partition or not; null where it is none. */
export function readSegmentRules(text: string): SegmentRules | null {
  const rules = text.split('~').flatMap((part): readonly (SegmentRule | null)[] => {
    const [name, boxes, ...more] = part.split(':');
    const segment = segmentIds.find((id) => id === name);
    if (!segment || boxes === undefined || more.length > 0) return [null];
    return boxes.split('/').map((box) => readBox(segment, box));
  });
  const read = rules.filter((rule) => rule !== null);
  return read.length === rules.length && read.length <= mostRules ? read : null;
}

function writeBox({ r, f, m }: SegmentRule): string {
  const write = ([low, high]: Span): string => (low === high ? `${low}` : `${low}${high}`);
  const isAnyMoney = m[0] === anyScore[0] && m[1] === anyScore[1];
  return [r, f, ...(isAnyMoney ? [] : [m])].map(write).join('.');
}

function readBox(segment: SegmentId, text: string): SegmentRule | null {
  const [r, f, m, ...more] = text.split('.').map(readDigits);
  if (!r || !f || m === null || more.length > 0) return null;
  return { segment, r, f, m: m ?? anyScore };
}

function readDigits(text: string): Span | null {
  return /^[1-5]{1,2}$/.test(text) ? spanOf(Number(text[0]), Number(text.at(-1))) : null;
}

/** Scores as people write them: `4`, `4-5`, `4–5`; null for anything else. */
export function readSpan(text: string): Span | null {
  const found = /^([1-5])(?:[-–—~]([1-5]))?$/.exec(text.normalize('NFKC').replace(/\s/g, ''));
  return found ? spanOf(Number(found[1]), Number(found[2] ?? found[1])) : null;
}

/** Scores as people read them. */
export function writeSpan([low, high]: Span): string {
  return low === high ? String(low) : `${low}–${high}`;
}

function spanOf(low: number, high: number): Span | null {
  return low <= high ? [low, high] : null;
}
