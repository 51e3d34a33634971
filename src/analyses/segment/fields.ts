import type { Dataset } from '../../core/model/dataset.ts';
import { customerGroupPlaces, type CustomerGroupKind } from '../../core/model/customer-groups.ts';
import { isIdentifying } from '../../core/model/identifying.ts';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { starTables } from '../../core/model/tables.ts';
import { dimensionValue } from '../../core/spec/params.ts';
import { id, lit, op, sql, type Sql } from '../../core/sql/index.ts';

/** How many dimensions are profiled, and how many values of each. */
export const most = { dimensions: 8, values: 12 };
/** Dimensions of more values tell customers apart, not groups of them. */
const mostValues = 1000;

/** What customers are told apart by: a group of customers, the first year, the product, or a dimension. */
export type ProfileField =
  | { readonly kind: CustomerGroupKind | 'firstYear' | 'product' }
  | { readonly kind: 'dimension'; readonly dimension: DimensionInfo };

/** The name of a field inside marks and tables. */
export function fieldId(field: ProfileField): string {
  return field.kind === 'dimension' ? dimensionValue(field.dimension.id) : field.kind;
}

/**
 * Whether it speaks of people who never bought, too. All other fields speak of customers who have bought:
 * shares of them are of those.
 */
export function isOfPeople(field: ProfileField): boolean {
  return field.kind === 'dimension' && field.dimension.source === 'customer';
}

/**
 * The fields of a profile: the dimensions of fewest values, in the order of the files, and what the app
 * itself knows of customers. Columns that may name somebody are never among them.
 */
export function profileFields(model: ModelInfo): readonly ProfileField[] {
  const offered = model.dimensions.filter(
    (one) =>
      one.label !== '' &&
      one.values.length <= mostValues &&
      // A column of blank cells alone has no values, and the engine no type for them.
      one.values.some(({ value }) => value !== null) &&
      !isIdentifying(one),
  );
  const fewest = offered
    .toSorted((left, right) => left.values.length - right.values.length)
    .slice(0, most.dimensions);
  return [
    { kind: 'segment' },
    { kind: 'tier' },
    { kind: 'firstYear' },
    ...(model.products > 0 ? [{ kind: 'product' } as const] : []),
    ...offered
      .filter((one) => fewest.includes(one))
      .map((dimension) => ({ kind: 'dimension', dimension }) as const),
  ];
}

/**
 * One row per customer and value of a field: customer, value, as the engine keeps it (an integer where it
 * can be). Blank cells are no value. Stands after `data.ctes`.
 */
export function holdersOf(field: ProfileField, data: Dataset): Sql {
  switch (field.kind) {
    case 'segment':
    case 'tier':
      return sql`select customer, place as value
      from ${customerGroupPlaces(field.kind, data)} as in_group`;
    case 'firstYear':
      return sql`select customer, ${yearOf(sql`first_day`)} as value
      from ${data.firstPurchases} as first_purchase`;
    case 'product':
      return bought(id('product'), data);
    case 'dimension': {
      const column = id(field.dimension.column);
      if (field.dimension.source === 'line') return bought(column, data);
      const { attribute } = starTables(data.model.schema);
      return sql`select customer, ${column} as value
      from ${attribute} as described
      where ${column} is not null`;
    }
  }
}

/** One row per customer and value that stands on a line they paid for in a qualifying order. */
function bought(column: Sql, data: Dataset): Sql {
  const { everyLineSells, hasLaterLines } = data.model;
  if (everyLineSells && !hasLaterLines)
    return sql`select customer, ${column} as value
      from ${data.lines} as line
      where customer is not null and ${column} is not null
      group by customer, ${column}`;
  return sql`select purchase.customer, line.${column} as value
      from ${data.lines} as line
      join ${data.orders} as purchase on purchase.ord = line.ord
      where purchase.customer is not null and purchase.amount > 0 and line.amount > 0
        and line.${column} is not null
      group by purchase.customer, line.${column}`;
}

/** The calendar year of a day. */
function yearOf(value: Sql): Sql {
  // Months are numbered from January 2000.
  const months = sql`${op({ name: 'monthNumber', value })} + ${lit(24_000)}`;
  return op({ name: 'intDivide', left: sql`(${months})`, right: lit(12) });
}

/** A value of a field, as a mark writes it, as the engine keeps it; null where it can be none. */
export function keyOf(field: ProfileField, value: string, { model }: Dataset): Sql | null {
  switch (field.kind) {
    case 'segment':
    case 'tier':
    case 'firstYear':
      return /^\d{1,6}$/.test(value) ? lit(Number(value)) : null;
    case 'product':
      return sql`(select product from ${starTables(model.schema).product} as known where code = ${lit(value)})`;
    case 'dimension':
      return field.dimension.source === 'line'
        ? sql`try_cast(${lit(value)} as ${id(model.schema, field.dimension.column)})`
        : lit(value);
  }
}
