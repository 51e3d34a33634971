import { monthEnd, monthNumber } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { sizeOfRule } from '../../core/segment/rule-sql.ts';
import { lit, sql, type Sql } from '../../core/sql/index.ts';
import { dataOn } from './earlier.ts';
import type { SegmentParams } from './params.ts';

/** The days of the course: the last month ends before the as-of day that the data reach, and that day. */
export function courseDays({ months }: SegmentParams, data: Dataset): readonly string[] {
  const last = monthNumber(data.asOf);
  const from = data.period.from;
  const ends = Array.from({ length: months }, (_, back) => monthEnd(last - months + back));
  return [...ends.filter((day) => day >= from), data.asOf];
}

/** One query per day of the course: whom the rule finds in the data as they stood then. */
export function courseRows(params: SegmentParams, data: Dataset): readonly Sql[] {
  return courseDays(params, data).map(
    (day, place) => sql`
      select 'course', ${lit(place)}, null, null, customers, 0, buyers, 0, amount, 0
      from (
        ${sizeOfRule(params.rule, dataOn(day, data))}
      ) as size_then`,
  );
}
