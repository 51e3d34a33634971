import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { starTables } from '../../core/model/tables.ts';
import { id, join, lit, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { aggregateSql } from './aggregate-sql.ts';
import { linesOfMark } from './marks.ts';
import type { Aggregate } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { hasAggregate } from './shelves.ts';

/** A column of the list of lines; `dimension` is the column of a file that it holds. */
export interface LineColumn {
  readonly id: string;
  readonly dimension: DimensionInfo | null;
}

/** What the list of lines shows of these data. */
export function lineColumnsOf(model: ModelInfo): readonly LineColumn[] {
  const plain = ['day', 'ord', 'customer'];
  const products = model.products > 0 ? ['code', 'name'] : [];
  return [
    ...[...plain, ...products, 'quantity', 'amount', 'refund'].map((name) => ({
      ...{ id: name, dimension: null },
    })),
    ...model.dimensions.map((dimension) => ({ id: `d.${dimension.id}`, dimension })),
  ];
}

/** How the list is ordered: by the id of a column. */
export interface LinesOrder {
  readonly by: string;
  readonly descending: boolean;
}

/**
 * The very lines behind a mark, at most `most` of them (null: all): one row per line with the columns of
 * `lineColumnsOf` by their ids; `customer` is the identifier, `ord` the number that the import gave the
 * order, amounts are in minor units. Null for a mark of other shelves.
 */
export function linesQuery(
  mark: string,
  params: ExploreParams,
  data: Dataset,
  order: LinesOrder,
  most: number | null,
): Sql | null {
  const { model } = data;
  const ofLines = model.dimensions.filter(({ source }) => source === 'line');
  const hasPeople = model.dimensions.length > ofLines.length;
  const columns = ofLines.map(({ column }) => column);
  const lines = linesOfMark(mark, params, data, ['ord', 'day', ...columns]);
  if (!lines) return null;
  const tables = starTables(model.schema);
  const text = (value: Sql): Sql => op({ name: 'cast', value, type: 'text' });
  const valueOf = ({ id: name, dimension }: LineColumn): Sql => {
    if (dimension) {
      const of = dimension.source === 'line' ? sql`line` : sql`person`;
      return text(sql`${of}.${id(dimension.column)}`);
    }
    if (name === 'day') return text(sql`line.day`);
    if (name === 'customer') return sql`named.id`;
    return name === 'code' || name === 'name' ? sql`product.${id(name)}` : sql`line.${id(name)}`;
  };
  const shown = lineColumnsOf(model);
  const first = shown.find(({ id: name }) => name === order.by);
  const direction = order.descending ? sql` desc` : sql` asc`;
  const by = [
    ...(first ? [sql`${valueOf(first)}${direction} nulls last`] : []),
    sql`line.day desc, line.ord desc, line.amount desc, line.product`,
  ];
  return sql`
    with ${data.ctes}${lines.ctes},
    line as (
      -- one row per line of the mark
      select * from ${lines.from} as marked
      where ${lines.where}
    )
    select ${join(shown.map((column) => sql`${valueOf(column)} as ${id(column.id)}`))}
    from line
    left join ${tables.customerKey} as named on named.customer = line.customer${
      model.products > 0
        ? sql`${newline}left join ${tables.product} as product on product.product = line.product`
        : nothing
    }${
      hasPeople
        ? sql`${newline}left join ${tables.attribute} as person on person.customer = line.customer`
        : nothing
    }
    order by ${join(by)}${most === null ? nothing : sql`${newline}limit ${lit(most)}`}`;
}

/** What is said of all lines of a mark. */
export const lineTotals = ['lines', 'revenue', 'orders', 'customers', 'products'] as const;

/** The totals that these data have. */
export function lineTotalsOf(model: ModelInfo): readonly Aggregate[] {
  return lineTotals.filter((name) => hasAggregate(name, model));
}

/** One row: what all lines of a mark come to, whether or not they are fetched. Null like `linesQuery`. */
export function lineTotalsQuery(mark: string, params: ExploreParams, data: Dataset): Sql | null {
  const lines = linesOfMark(mark, params, data);
  if (!lines) return null;
  const totals = lineTotalsOf(data.model);
  return sql`
    with ${data.ctes}${lines.ctes}
    select ${join(totals.map((name) => sql`${aggregateSql(name, null)} as ${id(name)}`))}
    from ${lines.from} as marked
    where ${lines.where}`;
}
