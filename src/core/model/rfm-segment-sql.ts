import { all, id, join, lit, newline, sql, type Sql } from '../sql/index.ts';
import type { Dataset } from './dataset.ts';
import { defaultScoring, scored } from './rfm-scores.ts';
import { segmentIds, segmentRules, type SegmentId, type SegmentRules } from './rfm-segments.ts';

/**
 * A relation of one row per customer who has bought: customer, segment (the place in `segmentIds`).
 * Others have no segment. Stands after `data.ctes`.
 */
export function customerSegments(data: Dataset): Sql {
  return sql`(
      with ${scored(defaultScoring, data)}
      select customer, ${segmentPlace()} as segment
      from scored
    )`;
}

/** The place of the segment in `segmentIds`, from scores named `r`, `f` and `m`. */
export function segmentPlace(rules: SegmentRules = segmentRules): Sql {
  const cases = segmentIds
    .map((segment, place) => [segment, place] as const)
    .filter(([segment]) => rules.some((rule) => rule.segment === segment))
    .map(([segment, place]) => sql`when ${isInSegment(segment, rules)} then ${lit(place)}`);
  return sql`case
      ${join(cases, newline)}
    end`;
}

/** Whether scores named `r`, `f` and `m` lie in a segment. */
export function isInSegment(segment: SegmentId, rules: SegmentRules = segmentRules): Sql {
  const boxes = rules.filter((rule) => rule.segment === segment);
  const within = (name: 'r' | 'f' | 'm', [low, high]: readonly [number, number]): Sql =>
    sql`${id(name)} between ${lit(low)} and ${lit(high)}`;
  if (boxes.length === 0) return sql`false`;
  return join(
    boxes.map((box) => all([within('r', box.r), within('f', box.f), within('m', box.m)])),
    sql` or `,
  );
}
