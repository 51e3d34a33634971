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
import { neededCtes } from '../../core/model/relations.ts';
import { starTables } from '../../core/model/tables.ts';
import { aggregateSql } from './aggregate-sql.ts';
import { axesOf, namesOf, productName, setsOf, type AxisColumns } from './axis-columns.ts';
import { fieldsOfKept, keptConditions } from './kept.ts';
import { joinsFor, keyOf } from './keys.ts';
import type { Aggregate } from './measure.ts';
import { chosenMonths, monthsFor } from './months.ts';
import type { ExploreParams } from './params.ts';
import { partsOf, type Part } from './parts.ts';
import { areLinesTwice, isSide, neededAggregates, shelvesOf, type Shelves } from './shelves.ts';
import { topsOf, type Grouped } from './tops.ts';

/**
 * One row per group of every level: of each prefix of the rows with each prefix of the columns, so that
 * every subtotal and total is counted at its own grain. `depth_r` and `depth_c` say how many fields the
 * group is told apart by; then its keys (of dimensions their text, of products their code), and the
 * aggregates, of the dates and of those compared with.
 */
export function compileExplore(params: ExploreParams, data: Dataset): Sql {
  const shelves = shelvesOf(params, data);
  const axes = axesOf(shelves);
  const needed = neededAggregates(shelves);
  const dates = datesCounted(shelves);
  const counted = needed.flatMap((name) =>
    dates.map(({ suffix, among }) => ({ column: name + suffix, name, among })),
  );
  const months = monthsFor(needed, shelves, data);
  const parts = partsOf(counted, months ? 'months' : 'lines', shelves, data);
  const grouped = parts ? groupedParts(parts, months, shelves, data) : groupedLines(shelves, data);
  const values = counted.map(({ column, name, among }) => {
    const value = parts?.get(column)?.whole ?? aggregateSql(name, among);
    return sql`${value} as ${id(column)}`;
  });
  const depth = (axis: 'r' | 'c'): Sql => {
    const own = axes.filter((one) => one.axis === axis);
    return own.length === 0
      ? lit(0)
      : join(
          own.map(({ name }) => sql`1 - grouping(${name})`),
          sql` + `,
        );
  };
  const query = sql`
    ${grouped.ctes},
    counted as (
      -- one row per group of every level
      select ${join([sql`${depth('r')} as depth_r`, sql`${depth('c')} as depth_c`, ...namesOf(axes), ...values])}
      from ${grouped.from}
      group by grouping sets (${join(setsOf(shelves), sql`, `)})
    )
    ${named(axes, needed, shelves, data)}`;
  return sql`
    with ${neededCtes(data.relations, query)}${query}`;
}

/**
 * Which lines of a group an aggregate is of, by what its column ends with: those of the chosen dates and
 * of those compared with. Where a field tells them apart it is of all lines, and of either dates beside.
 */
function datesCounted({
  comparison,
  areDatesApart,
}: Shelves): readonly { readonly suffix: '' | '_now' | '_then'; readonly among: Sql | null }[] {
  if (!comparison) return [{ suffix: '', among: null }];
  const then = { suffix: '_then', among: sql`not is_now` } as const;
  return areDatesApart
    ? [{ suffix: '', among: null }, { suffix: '_now', among: sql`is_now` }, then]
    : [{ suffix: '', among: sql`is_now` }, then];
}

/** The groups with keys that mean something outside of this data set. */
function named(
  axes: readonly AxisColumns[],
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
  const values = needed.flatMap((name) =>
    datesCounted(shelves).map(({ suffix }) => id(name + suffix)),
  );
  return sql`select ${join([sql`depth_r`, sql`depth_c`, ...columns, ...values])}
    from counted${join(
      products.map(
        ({ name, named: of }) =>
          sql`${newline}left join ${product} as ${of} on ${of}.product = counted.${name}`,
      ),
      nothing,
    )}`;
}

function textKey({ field, name, named: of }: AxisColumns): Sql {
  if (field.on.kind === 'product') return sql`${of}.code`;
  const key = sql`counted.${name}`;
  return field.on.kind === 'dimension' ? op({ name: 'cast', value: key, type: 'text' }) : key;
}

/**
 * The lines under the keys of the shelves, the rest of every top as one, with further columns of theirs
 * (`also`). Keys are those of the star.
 */
export function groupedLines(
  shelves: Shelves,
  data: Dataset,
  also: readonly string[] = [],
): Grouped {
  const [dates] = datesCounted(shelves);
  const tops = topsOf(shelves, data, {
    from: sql`chosen`,
    carried: [...carried(shelves, data), ...also].map((name) => id(name)),
    counted: (name) => aggregateSql(name, dates?.among ?? null),
  });
  return { ctes: sql`${linesOf(shelves, data, also)}${tops.ctes}`, from: tops.from };
}

/**
 * The same of the finest groups of those lines, or of the months that answer for them, each with the
 * parts that columns are made of.
 */
function groupedParts(
  parts: ReadonlyMap<string, Part>,
  months: Sql | null,
  shelves: Shelves,
  data: Dataset,
): Grouped {
  const taken = [...parts.values()].flatMap((part) => part.taken);
  const axes = axesOf(shelves);
  const names = axes.map(({ name }) => name);
  const [dates] = datesCounted(shelves);
  const tops = topsOf(shelves, data, {
    from: sql`finest`,
    carried: taken.map(({ as }) => as),
    counted: (name) => parts.get(name + (dates?.suffix ?? ''))?.whole ?? nothing,
  });
  return {
    ctes: sql`${months ? chosenMonths(months, axes, shelves, data) : linesOf(shelves, data)},
    finest as (
      -- one row per group that all fields tell apart
      select ${join([...names, ...taken.map(({ as, of }) => sql`${of} as ${as}`)])}
      from chosen${names.length === 0 ? nothing : sql`${newline}group by ${join(names)}`}
    )${tops.ctes}`,
    from: tops.from,
  };
}

/** The lines of the chosen dates, and of those compared with, under the keys of the fields. */
function linesOf(shelves: Shelves, data: Dataset, also: readonly string[] = []): Sql {
  const axes = axesOf(shelves);
  const { period } = data;
  const { comparison } = shelves;
  const fields = axes.map(({ field }) => field);
  const isTwice = areLinesTwice(shelves, data);
  const conditions = [
    ...(isTwice
      ? []
      : [comparison ? sql`${within(period)} or ${within(comparison)}` : within(period)]),
    ...keptConditions(shelves, data),
    // Of two sets side by side nobody else is in the table.
    ...axes
      .filter(({ field }) => isSide(field, 'comparedSets'))
      .map(({ field }) => sql`${keyOf(field.on, shelves, data)} is not null`),
  ];
  return sql`chosen as (
      -- one row per line; bought is its order where that is a purchase and the line no refund
      select ${join([
        ...[...carried(shelves, data), ...also].map((name) =>
          name === 'bought'
            ? sql`${boughtOrder(data)} as bought`
            : name === 'is_now'
              ? sql`${isTwice ? sql`line.is_now` : within(period)} as is_now`
              : sql`line.${id(name)}`,
        ),
        ...axes.map(({ field, name }) => sql`${keyOf(field.on, shelves, data)} as ${name}`),
      ])}
      from ${isTwice ? linesTwice(data) : data.lines} as line${joinsFor([...fields, ...fieldsOfKept(shelves.kept)], data)}${conditionsOf(conditions)}
    )`;
}

function conditionsOf(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return nothing;
  return sql`${newline}where ${conditions.length === 1 ? join(conditions) : all(conditions)}`;
}

/** The lines of the chosen dates, and again those compared with: some are of both. */
function linesTwice({ lines, period, comparison }: Dataset): Sql {
  const those = (dates: DayRange, isNow: boolean): Sql =>
    sql`select *, ${lit(isNow)} as is_now from ${lines} as line where ${within(dates)}`;
  return comparison
    ? sql`(${those(period, true)} union all ${those(comparison, false)})`
    : sql`(${those(period, true)})`;
}

function within({ from, to }: DayRange): Sql {
  return sql`line.day between ${day(from)} and ${day(to)}`;
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
