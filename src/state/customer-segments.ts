import { customersOfSet } from '../analyses/open-view.ts';
import { lit, newline, join, sql } from '../core/sql/index.ts';
import { noFilters, type CustomerSet } from '../core/spec/filters.ts';
import type { SavedSegment } from '../url/saved-segment.ts';
import type { CustomerData } from './customer-data.ts';

/**
 * Those of the segments that a customer is in on the as-of day of the data, in their order: asked in one
 * query. Segments are judged against everyone, whatever other filters the page has.
 */
export async function segmentsOfCustomer(
  data: CustomerData,
  segments: readonly SavedSegment[],
  key: number,
): Promise<readonly SavedSegment[]> {
  if (segments.length === 0) return [];
  const { model, scope } = data;
  const filters = { ...noFilters, asOf: scope.asOf };
  const parts = segments.map(({ name, rule }, place) => {
    const set: CustomerSet = {
      mark: 'in',
      view: { page: 'segment', params: { name, rule }, filters },
    };
    return sql`select ${lit(place)} as place
      from (${customersOfSet(set, model)}) as member
      where customer = ${lit(key)}`;
  });
  const rows = await data.ask(join(parts, sql`${newline}union all${newline}`));
  const places = new Set(rows.map(({ place }) => Number(place)));
  return segments.filter((_, place) => places.has(place));
}
