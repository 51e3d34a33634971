import type { Dataset } from '../core/model/dataset.ts';
import { customerFifthsOf, fifthOf } from '../core/model/fifths.ts';
import { middleOf } from '../core/model/middle.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { neededFor, orderValues, worthOf } from '../core/model/order-values.ts';
import { fewestGaps, ownGaps, rhythmDays } from '../core/model/own-gaps.ts';
import { scope } from '../core/model/scope.ts';
import { starTables } from '../core/model/tables.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { all, day, id, join, lit, newline, nothing, op, sql, type Sql } from '../core/sql/index.ts';
import { customerDimensions, type ListColumn, type Need } from './customer-columns.ts';
import { customersOfSet } from './open-view.ts';

/** What a customer is measured against: everyone whom the filters leave, whatever sets are chosen. */
export interface Yardsticks {
  /** What splits the buyers into fifths: last days, purchase days, net amounts. */
  readonly recency: readonly string[];
  readonly frequency: readonly number[];
  readonly monetary: readonly bigint[];
  /** The middle of all gaps between purchase days; null with fewer than 30 gaps. */
  readonly medianGapDays: number | null;
}

/** How the list is ordered and who is looked for. */
export interface ListRequest {
  readonly sort: ListColumn;
  readonly descending: boolean;
  /** Part of an identifier, or all of it; empty for everybody. */
  readonly search: { readonly text: string; readonly whole: boolean };
}

/**
 * The customers that a list's filters leave, with their whole history. Prospects are among them only
 * where a set of customers is chosen: a list of everyone is one of customers.
 */
export function listScope(view: ViewState, model: ModelInfo): Dataset {
  const data = scope(model, {
    filters: view.filters,
    dates: 'history',
    compares: false,
    sets: view.filters.customers.map((set) => customersOfSet(set, model)),
  });
  return view.filters.customers.length === 0 ? { ...data, prospects: null } : data;
}

/**
 * Everyone whom the filters leave when no set of customers is chosen: whom a customer is measured
 * against, so that a list says of each of them what the page says that it was chosen on.
 */
export function everyoneScope({ filters, ...view }: ViewState, model: ModelInfo): Dataset {
  return listScope({ ...view, filters: { ...filters, customers: [] } }, model);
}

/** The same data, of some customers only. Whether they are in the view's sets is not asked again. */
export function scopeOfKeys(view: ViewState, model: ModelInfo, keys: readonly number[]): Dataset {
  const listed = keys.map((key) => sql`(${lit(key)})`);
  return scope(model, {
    filters: view.filters,
    dates: 'history',
    compares: false,
    sets: [
      keys.length === 0
        ? sql`select null::integer as customer where false`
        : sql`select customer from (values ${join(listed)}) as listed (customer)`,
    ],
  });
}

/** One row: `last_day_1` to `last_day_4`, `days_1` …, `amount_1` …, `gaps`, `median_gap`. */
export function yardsticksQuery(data: Dataset): Sql {
  const fifths = data.customerFifths ?? sql`(${customerFifthsOf(data.customers)})`;
  const cuts = (measure: string, write = (cut: Sql): Sql => cut): Sql =>
    join([1, 2, 3, 4].map((k) => sql`${write(id(`${measure}_${k}`))} as ${id(`${measure}_${k}`)}`));
  return sql`
    with ${data.ctes}rhythm as (
      -- one row: the middle of all gaps
      ${middleOf(data.purchaseDays, id('gap'))}
    )
    select ${cuts('last_day', (value) => op({ name: 'cast', value, type: 'text' }))},
      ${cuts('days')}, ${cuts('amount')}, rhythm.rows as gaps, rhythm.middle as median_gap
    from ${fifths} as fifths
    cross join rhythm`;
}

/** The answer to `yardsticksQuery`. */
export function readYardsticks(row: Readonly<Record<string, unknown>>): Yardsticks {
  const cuts = (measure: string): readonly unknown[] =>
    [1, 2, 3, 4].map((k) => row[`${measure}_${k}`]).filter((cut) => cut !== null);
  return {
    recency: cuts('last_day').map(String),
    frequency: cuts('days').map(Number),
    monetary: cuts('amount').map((cut) => BigInt(cut as number | bigint)),
    medianGapDays: Number(row['gaps']) < fewestGaps ? null : Number(row['median_gap']),
  };
}

/** The keys of the listed customers in their order, one row each; the last rows have no value. */
export function orderQuery(
  view: ViewState,
  data: Dataset,
  against: Yardsticks,
  list: ListRequest,
): Sql {
  const { sort, search } = list;
  const text = search.text.replaceAll('\0', '').trim();
  const name = op({ name: 'caseFold', value: sql`named.id` });
  const wanted = op({ name: 'caseFold', value: lit(text) });
  const found = search.whole ? sql`${name} = ${wanted}` : sql`contains(${name}, ${wanted})`;
  const conditions = [
    // A set means everyone in it; otherwise those are listed who have bought.
    ...(view.filters.customers.length === 0 ? [sql`days > 0`] : []),
    ...(text === ''
      ? []
      : [
          sql`customer in (
            select customer from ${starTables(data.model.schema).customerKey} as named where ${found}
          )`,
        ]),
  ];
  return sql`
    with ${data.ctes}${factsOf(data, against, sort.needs)}
    select customer
    from facts
    where ${all(conditions)}
    order by ${sort.value} ${list.descending ? sql`desc` : sql`asc`} nulls last, customer`;
}

/** One row per customer of `data`: `key`, the identifier as `customer`, and the columns by their ids. */
export function rowsQuery(data: Dataset, against: Yardsticks, columns: readonly ListColumn[]): Sql {
  const needs = [...new Set(columns.flatMap((column) => column.needs))];
  const shown = columns
    .filter((column) => column.id !== 'customer')
    .map(({ id: name, kind, value }) => {
      const isDate = kind === 'day' && name !== 'expected';
      return sql`, ${isDate ? op({ name: 'cast', value, type: 'text' }) : value} as ${id(name)}`;
    });
  return sql`
    with ${data.ctes}${factsOf(data, against, needs)}
    select facts.customer as key, named.id as customer${join(shown, nothing)}
    from facts
    join ${starTables(data.model.schema).customerKey} as named on named.customer = facts.customer`;
}

/**
 * `facts`: one row per customer of the data, with their scores and what the columns need. Prospects
 * have nothing but their key and what the customers' table says.
 */
function factsOf(data: Dataset, against: Yardsticks, needs: readonly Need[]): Sql {
  const people = data.prospects
    ? sql`(select * from ${data.customers} as buyer full join ${data.prospects} as prospect using (customer))`
    : data.customers;
  const wanted = needsOf(data, against).filter(([need]) => needs.includes(need));
  return sql`facts as (
      -- one row per customer: sums, scores from 1 to 5 (best), and what else the columns read
      select person.*,
        ${score(id('last_day'), against.recency.map(day))} as r,
        ${score(id('days'), against.frequency.map(lit))} as f,
        ${score(id('amount'), against.monetary.map(lit))} as m${join(
          wanted.map(([, columns]) => columns),
          nothing,
        )}
      from ${people} as person${join(
        wanted.map(([, , joined]) => sql`${newline}${joined}`),
        nothing,
      )}
    )`;
}

/** What each need adds to the facts: columns, and the relation that has them. */
function needsOf(data: Dataset, against: Yardsticks): readonly (readonly [Need, Sql, Sql])[] {
  const cycle = against.medianGapDays === null ? sql`null` : lit(Math.round(against.medianGapDays));
  const since = op({ name: 'daysBetween', from: id('last_day'), to: day(data.asOf) });
  const attributes = customerDimensions(data.model).map(
    ({ column }) => sql`, attribute.${id(column)}`,
  );
  const worths = orderValues.filter((value) => neededFor[value].every((need) => data.model[need]));
  return [
    [
      'first',
      sql`, first_day`,
      sql`left join ${data.firstPurchases} as first_purchase on first_purchase.customer = person.customer`,
    ],
    [
      'gap',
      sql`, median_gap,
        ${since} - case when days >= ${lit(rhythmDays)} then median_gap else ${cycle} end as late`,
      sql`left join (
        ${ownGaps(data.purchaseDays)}
      ) as rhythm on rhythm.customer = person.customer`,
    ],
    [
      'margin',
      join(
        worths.map((name) => sql`, ${id(name)}`),
        nothing,
      ),
      sql`left join (
        -- one row per customer: what their lines were worth, where that is known
        select customer${join(
          worths.map(
            (name) => sql`, ${op({ name: 'sumInteger', value: worthOf[name] })} as ${id(name)}`,
          ),
          nothing,
        )}
        from ${data.lines} as line
        group by customer
      ) as earned on earned.customer = person.customer`,
    ],
    [
      'attribute',
      join(attributes, nothing),
      sql`left join ${starTables(data.model.schema).attribute} as attribute on attribute.customer = person.customer`,
    ],
  ];
}

/** Null for those who never bought, and where nobody did. */
function score(measure: Sql, cuts: readonly Sql[]): Sql {
  return cuts.length < 4 ? sql`null` : sql`case when days > 0 then ${fifthOf(measure, cuts)} end`;
}
