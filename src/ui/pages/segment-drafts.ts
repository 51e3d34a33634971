import {
  faultsOf,
  readSpan,
  writeSpan,
  type SegmentFault,
} from '../../core/model/rfm-segment-rules.ts';
import {
  segmentIds,
  segmentsOfCell,
  type SegmentId,
  type SegmentRule,
  type SegmentRules,
} from '../../core/model/rfm-segments.ts';

/** A rule while it is typed. */
export interface SegmentDraft {
  /** Tells rows apart. */
  readonly id: number;
  readonly segment: SegmentId;
  r: string;
  f: string;
  m: string;
}

/** What the rules as typed come to. */
export interface SegmentVerdict {
  /** The rules, segment by segment; null unless every cell is in exactly one. */
  readonly rules: SegmentRules | null;
  readonly faults: readonly SegmentFault[];
  /** Whether some scores cannot be read. */
  readonly isUnreadable: boolean;
}

/** A cell of recency and frequency with the segments in it, those of less money first. */
export interface SegmentCell {
  readonly r: number;
  readonly f: number;
  readonly segments: readonly SegmentId[];
  readonly isFaulty: boolean;
}

/** Rules, ready to be edited. */
export function draftsOf(rules: SegmentRules): SegmentDraft[] {
  return rules.map(({ segment, r, f, m }, id) => ({
    id,
    segment,
    r: writeSpan(r),
    f: writeSpan(f),
    m: writeSpan(m),
  }));
}

/** Judges rules as they are typed. */
export function judge(drafts: readonly SegmentDraft[]): SegmentVerdict {
  const rules = readable(drafts);
  const faults = faultsOf(rules);
  const isUnreadable = rules.length < drafts.length;
  return { rules: isUnreadable || faults.length > 0 ? null : rules, faults, isUnreadable };
}

/** The 25 cells as typed, most frequent first. */
export function segmentCells(drafts: readonly SegmentDraft[]): readonly SegmentCell[] {
  const rules = readable(drafts);
  const faults = faultsOf(rules);
  return [5, 4, 3, 2, 1].flatMap((f) =>
    [1, 2, 3, 4, 5].map((r) => {
      const isFaulty = faults.some(
        (box) => box.r[0] <= r && r <= box.r[1] && box.f[0] <= f && f <= box.f[1],
      );
      return { r, f, segments: segmentsOfCell(r, f, rules), isFaulty };
    }),
  );
}

/** Cells of a fault in short: `R2 F3–4 M1–5`. */
export function boxName({ r, f, m }: Pick<SegmentFault, 'r' | 'f' | 'm'>): string {
  return `R${writeSpan(r)} F${writeSpan(f)} M${writeSpan(m)}`;
}

/** Those of the drafts that say scores, segment by segment. */
function readable(drafts: readonly SegmentDraft[]): SegmentRules {
  return segmentIds.flatMap((segment) =>
    drafts
      .filter((draft) => draft.segment === segment)
      .flatMap(({ r, f, m }): readonly SegmentRule[] => {
        const [recency, frequency, money] = [r, f, m].map(readSpan);
        return recency && frequency && money
          ? [{ segment, r: recency, f: frequency, m: money }]
          : [];
      }),
  );
}
