import { all, id, join, lit, newline, sql, type Sql } from '../../core/sql/index.ts';
import { segmentIds, segmentRules, type SegmentId } from './segments.ts';

/** Whether scores named `r`, `f` and `m` lie in a segment. */
export function isInSegment(segment: SegmentId): Sql {
  const boxes = segmentRules.filter((rule) => rule.segment === segment);
  const within = (name: 'r' | 'f' | 'm', [low, high]: readonly [number, number]): Sql =>
    sql`${id(name)} between ${lit(low)} and ${lit(high)}`;
  return join(
    boxes.map((box) => all([within('r', box.r), within('f', box.f), within('m', box.m)])),
    sql` or `,
  );
}

/** The place of the segment in `segmentIds`, from scores named `r`, `f` and `m`. */
export function segmentPlace(): Sql {
  const cases = segmentIds.map(
    (segment, place) => sql`when ${isInSegment(segment)} then ${lit(place)}`,
  );
  return sql`case
      ${join(cases, newline)}
    end`;
}
