import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { segmentPlace } from '../../core/model/rfm-segment-sql.ts';
import { starTables } from '../../core/model/tables.ts';
import { day, id, join, lit, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import type { RfmParams } from './params.ts';

/** At most so many dimensions are profiled beside the product. */
const mostDimensions = 3;

/** The dimensions of a line in which segments are profiled, those of few values first. */
export function profiledDimensions(model: ModelInfo): readonly DimensionInfo[] {
  return model.dimensions
    .filter(({ source, label, values }) => source === 'line' && label !== '' && values.length > 1)
    .sort((left, right) => left.values.length - right.values.length)
    .slice(0, mostDimensions);
}

/**
 * Rows after `scored`. One per segment: customers, orders, revenue, and the days since everyone's last
 * purchase added up. And one per segment and dimension (0: the product): the value that brings the
 * segment most, with what it brings.
 */
export function profiles(params: RfmParams, data: Dataset): Sql {
  const since = op({ name: 'daysBetween', from: sql`last_day`, to: day(data.asOf) });
  return sql`
    select 'profile', null, null, null, count(*), ${op({ name: 'sumInteger', value: sql`orders` })},
      ${op({ name: 'sumInteger', value: sql`revenue` })},
      ${op({ name: 'sumInteger', value: since })}, null, null, null, null, null,
      segment, null, null, null
    from member
    group by segment${tastes(params, data)}`;
}

/** The CTE `member`, after `scored`: one row per customer who has bought, with the segment. */
export function members({ segments }: RfmParams): Sql {
  return sql`member as (
      -- one row per customer who has bought, with the place of the segment in its list
      select customer, last_day, orders, revenue,
        ${segmentPlace(segments)} as segment
      from scored
    )`;
}

function tastes(params: RfmParams, data: Dataset): Sql {
  const { model } = data;
  const dimensions = profiledDimensions(model).map(({ column }) => column);
  const { product } = starTables(model.schema);
  const names = [
    ...(model.products > 0
      ? [
          taste(
            0,
            'product',
            sql`(select product, coalesce(name, code) as label from ${product} as named)`,
            params,
            data,
          ),
        ]
      : []),
    ...dimensions.map((column, place) => taste(place + 1, column, null, params, data)),
  ];
  return join(
    names.map((rows) => sql`${unionAll}${rows}`),
    sql``,
  );
}

/** What brings each segment most: one row per segment. */
function taste(
  place: number,
  column: string,
  names: Sql | null,
  params: RfmParams,
  data: Dataset,
): Sql {
  const amount =
    params.monetary === 'sales'
      ? op({ name: 'sumIntegerIf', value: sql`amount`, condition: sql`not refund` })
      : op({ name: 'sumInteger', value: sql`amount` });
  const label = names ? sql`label` : op({ name: 'cast', value: sql`best.value`, type: 'text' });
  return sql`
    select 'taste', null, null, null, 0, 0, revenue, null, null, null, null, null, null,
      segment, ${lit(place)}, ${label}, null
    from (
      select segment, value, revenue,
        row_number() over (partition by segment order by revenue desc, value) as rank
      from (
        -- one row per segment and value
        select segment, ${id(column)} as value, ${amount} as revenue
        from ${data.lines} as line
        join member on member.customer = line.customer
        where ${id(column)} is not null
        group by segment, ${id(column)}
      ) as bought
      where revenue > 0
    ) as best
    ${names ? sql`join ${names} as named on named.product = best.value where` : sql`where`} rank = 1`;
}
