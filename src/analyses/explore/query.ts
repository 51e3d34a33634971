import type { Dataset } from '../../core/model/dataset.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import {
  all,
  day,
  id,
  join,
  lit,
  newline,
  nothing,
  op,
  sql,
  type Sql,
} from '../../core/sql/index.ts';
import { starTables } from '../../core/model/tables.ts';
import { aggregateSql, measureSql } from './aggregate-sql.ts';
import type { Field } from './field.ts';
import { joinsFor, keyOf } from './keys.ts';
import type { Aggregate } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { neededAggregates, shelvesOf, type Shelves } from './shelves.ts';

/** The column of a field's key: `r0`, `r1` down the side, `c0` across. */
export const keyName = (axis: 'r' | 'c', place: number): string => `${axis}${place}`;
/** Whether a row stands for all values of a field beyond its top. */
export const otherName = (axis: 'r' | 'c', place: number): string => `${axis}${place}_other`;

/** The name of a product beside its code. */
export const productName = (axis: 'r' | 'c', place: number): string => `${axis}${place}_name`;

/**
 * One row per group of every level: of each prefix of the rows with each prefix of the columns, so that
 * every subtotal and total is counted at its own grain. `depth_r` and `depth_c` say how many fields the
 * group is told apart by; then its keys (of dimensions their text, of products their code), and the
 * aggregates, of the dates and of those compared with.
 */
export function compileExplore(params: ExploreParams, data: Dataset): Sql {
  const shelves = shelvesOf(params, data);
  const axes = axesOf(shelves);
  const lines = groupedLines(shelves, data);
  const needed = neededAggregates(shelves);
  const isCompared = shelves.comparison !== null;
  const counted = needed.flatMap((name) => [
    sql`${aggregateSql(name, isCompared ? sql`is_now` : null)} as ${id(name)}`,
    ...(isCompared ? [sql`${aggregateSql(name, sql`not is_now`)} as ${id(`${name}_then`)}`] : []),
  ]);
  const depth = (axis: 'r' | 'c'): Sql => {
    const own = axes.filter((one) => one.axis === axis);
    return own.length === 0
      ? lit(0)
      : join(
          own.map(({ name }) => sql`1 - grouping(${name})`),
          sql` + `,
        );
  };
  return sql`
    with ${data.ctes}${lines.ctes},
    counted as (
      -- one row per group of every level
      select ${join([sql`${depth('r')} as depth_r`, sql`${depth('c')} as depth_c`, ...namesOf(axes), ...counted])}
      from ${lines.from}
      group by grouping sets (${join(setsOf(shelves), sql`, `)})
    )
    ${named(axes, needed, shelves, data)}`;
}

/** The groups with keys that mean something outside of this data set. */
function named(
  axes: readonly Axis[],
  needed: readonly Aggregate[],
  shelves: Shelves,
  data: Dataset,
): Sql {
  const { product } = starTables(data.model.schema);
  const products = axes.filter(({ field }) => field.on.kind === 'product');
  const columns = axes.flatMap((one) => [
    sql`${textKey(one)} as ${one.name}`,
    ...(one.other ? [one.other] : []),
    ...(one.field.on.kind === 'product'
      ? [sql`${one.named}.name as ${id(productName(one.axis, one.place))}`]
      : []),
  ]);
  const values = needed.flatMap((name) => [
    id(name),
    ...(shelves.comparison ? [id(`${name}_then`)] : []),
  ]);
  return sql`select ${join([sql`depth_r`, sql`depth_c`, ...columns, ...values])}
    from counted${join(
      products.map(
        ({ name, named: of }) =>
          sql`${newline}left join ${product} as ${of} on ${of}.product = counted.${name}`,
      ),
      nothing,
    )}`;
}

function textKey({ field, name, named: of }: Axis): Sql {
  if (field.on.kind === 'product') return sql`${of}.code`;
  const key = sql`counted.${name}`;
  return field.on.kind === 'dimension' ? op({ name: 'cast', value: key, type: 'text' }) : key;
}

/** A field with the columns that it makes. */
interface Axis {
  readonly axis: 'r' | 'c';
  readonly place: number;
  readonly field: Field;
  readonly name: Sql;
  readonly other: Sql | null;
  /** What its products are joined as. */
  readonly named: Sql;
}

function axesOf({ rows, columns }: Shelves): readonly Axis[] {
  const of = (axis: 'r' | 'c', fields: readonly Field[]): readonly Axis[] =>
    fields.map((field, place) => ({
      ...{ axis, place, field, name: id(keyName(axis, place)) },
      named: id(`${keyName(axis, place)}_product`),
      other: field.top === null ? null : id(otherName(axis, place)),
    }));
  return [...of('r', rows), ...of('c', columns)];
}

/** Every prefix of the rows with every prefix of the columns, the grand total first. */
function setsOf(shelves: Shelves): readonly Sql[] {
  const axes = axesOf(shelves);
  const prefixes = (axis: 'r' | 'c'): readonly (readonly Sql[])[] => {
    const names = axes
      .filter((one) => one.axis === axis)
      .map(({ name, other }) => (other ? [name, other] : [name]));
    return [[], ...names.map((_, place) => names.slice(0, place + 1).flat())];
  };
  return prefixes('r').flatMap((rows) =>
    prefixes('c').map((columns) => {
      const names = [...rows, ...columns];
      return names.length === 0 ? sql`()` : sql`(${join(names)})`;
    }),
  );
}

/**
 * The lines under the keys of the shelves, the rest of every top as one: relations that stand after
 * `data.ctes`, and the last of them. Keys are those of the star.
 */
export function groupedLines(
  shelves: Shelves,
  data: Dataset,
): { readonly ctes: Sql; readonly from: Sql } {
  const topped = axesOf(shelves).filter(({ other }) => other !== null).length;
  return {
    ctes: sql`${linesOf(shelves, data)}${topsOf(shelves, data)}`,
    from: topped === 0 ? sql`chosen` : id(`topped_${topped}`),
  };
}

/** The lines of the chosen dates, and of those compared with, under the keys of the fields. */
function linesOf(shelves: Shelves, data: Dataset): Sql {
  const axes = axesOf(shelves);
  const { period } = data;
  const { comparison } = shelves;
  const within = ({ from, to }: DayRange): Sql => sql`line.day between ${day(from)} and ${day(to)}`;
  const fields = axes.map(({ field }) => field);
  return sql`chosen as (
      -- one row per line; bought is its order where that is a purchase and the line no refund
      select ${join([
        ...carried(shelves, data).map((name) =>
          name === 'bought'
            ? sql`${boughtOrder(data)} as bought`
            : name === 'is_now'
              ? sql`${within(period)} as is_now`
              : sql`line.${id(name)}`,
        ),
        ...axes.map(({ field, name }) => sql`${keyOf(field.on, shelves, data)} as ${name}`),
      ])}
      from ${data.lines} as line${joinsFor(fields, data)}
      where ${within(period)}${comparison ? sql` or ${within(comparison)}` : nothing}
    )`;
}

/** What of a line is counted, beside its keys. */
function carried({ comparison }: Shelves, { model }: Dataset): readonly string[] {
  return [
    ...['customer', 'product', 'amount', 'quantity', 'refund', 'bought'],
    ...(model.hasMargin ? ['margin'] : []),
    ...(model.hasServiceCost ? ['service'] : []),
    ...(comparison ? ['is_now'] : []),
  ];
}

function boughtOrder({ model, orders }: Dataset): Sql {
  if (model.everyLineSells) return sql`line.ord`;
  return sql`case when not line.refund and line.ord in (select ord from ${orders} as purchase where amount > 0) then line.ord end`;
}

/**
 * Where only the top values of a field stand apart, the others become one. Fields take their turns from
 * the outermost on; each is judged by the first measure within its groups outside, the best first, equal
 * ones by key.
 */
function topsOf(shelves: Shelves, data: Dataset): Sql {
  const axes = axesOf(shelves);
  const [measure] = shelves.measures;
  const worth = measure
    ? measureSql(measure, data.model, shelves.comparison ? sql`is_now` : null)
    : op({ name: 'countIf', condition: sql`true` });
  let source = sql`chosen`;
  const done: Axis[] = [];
  const ctes = axes
    .filter((one) => one.other !== null)
    .map((one, step) => {
      const stage = id(`topped_${step + 1}`);
      const best = id(`best_${step + 1}`);
      const outer = namesOf(
        axes.slice(0, axes.indexOf(one)).filter(({ axis }) => axis === one.axis),
      );
      const keys = [...outer, one.name];
      const isOther = sql`${best}.place > ${lit(one.field.top)}`;
      const kept = [
        ...carried(shelves, data).map((name) => id(name)),
        ...axes.filter((each) => each !== one).map(({ name }) => name),
        ...done.flatMap(({ other }) => (other ? [other] : [])),
      ];
      const cte = sql`,
    ${best} as (
      -- one row per group: its place among those of the same groups outside
      select ${join(keys)}, row_number() over (${
        outer.length === 0 ? nothing : sql`partition by ${join(outer)} `
      }order by ${worth} desc nulls last, ${tieOf(one)}) as place
      from ${source}
      group by ${join(keys)}
    ),
    ${stage} as (
      select ${join(kept.map((name) => sql`${source}.${name}`))},
        case when ${isOther} then null else ${source}.${one.name} end as ${one.name}, ${isOther} as ${one.other ?? nothing}
      from ${source}
      join ${best} on ${all(keys.map((name) => sql`${best}.${name} is not distinct from ${source}.${name}`))}
    )`;
      done.push(one);
      source = stage;
      return cte;
    });
  return join(ctes, nothing);
}

/** What equal groups are told apart by: the text of a dimension, whose own order is another. */
function tieOf({ field, name }: Axis): Sql {
  return field.on.kind === 'dimension' ? op({ name: 'cast', value: name, type: 'text' }) : name;
}

function namesOf(axes: readonly Axis[]): readonly Sql[] {
  return axes.flatMap(({ name, other }) => (other ? [name, other] : [name]));
}
