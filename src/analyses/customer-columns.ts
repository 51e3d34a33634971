import { addDays } from '../core/calendar.ts';
import type { DimensionInfo, ModelInfo } from '../core/model/info.ts';
import { neededFor, orderValues, type OrderValue } from '../core/model/order-values.ts';
import { segmentPlace } from '../core/model/rfm-segment-sql.ts';
import { segmentIds } from '../core/model/rfm-segments.ts';
import type { ValueKind } from '../core/spec/screen.ts';
import { id, op, sql, type Sql } from '../core/sql/index.ts';
import type { Locale } from '../core/spec/analysis.ts';
import { rfm } from './rfm/index.ts';

/** What lists say of a customer, in the order in which columns stand. */
export const factIds = [
  'segment',
  'r',
  'f',
  'm',
  'firstDay',
  'lastDay',
  'days',
  'orders',
  'average',
  'refunded',
  'medianGap',
  'expected',
  'overdue',
  'net',
] as const;
export type FactId = (typeof factIds)[number];

/**
 * A column of the list: the customer, a fact, what the customer is worth where the data tell it, or
 * `d.` and a dimension of the customers' table.
 */
export type ListColumnId = 'customer' | FactId | OrderValue | `d.${string}`;

/** How a fact is written, and the value it is read and sorted by. */
export interface ListColumn {
  readonly id: ListColumnId;
  readonly kind: ValueKind;
  /** Over the relation `facts` of a list. */
  readonly value: Sql;
  /** Relations that have to be joined for it. */
  readonly needs: readonly Need[];
}

/** What only some columns read: the first purchase, the gaps, margins, or the customers' table. */
export type Need = 'first' | 'gap' | 'margin' | 'attribute';

const facts: Readonly<Record<FactId, Omit<ListColumn, 'id'>>> = {
  segment: { kind: 'text', value: segmentPlace(), needs: [] },
  r: { kind: 'integer', value: id('r'), needs: [] },
  f: { kind: 'integer', value: id('f'), needs: [] },
  m: { kind: 'integer', value: id('m'), needs: [] },
  firstDay: { kind: 'day', value: id('first_day'), needs: ['first'] },
  lastDay: { kind: 'day', value: id('last_day'), needs: [] },
  days: { kind: 'integer', value: id('days'), needs: [] },
  orders: { kind: 'integer', value: id('orders'), needs: [] },
  average: {
    kind: 'moneyAverage',
    value: op({ name: 'divide', left: id('amount'), right: id('orders') }),
    needs: [],
  },
  refunded: { kind: 'money', value: sql`sales - amount`, needs: [] },
  medianGap: { kind: 'days', value: id('median_gap'), needs: ['gap'] },
  // Kept as days before the as-of day, which sort as days do; see `dayOfLateness`.
  expected: { kind: 'day', value: sql`-late`, needs: ['gap'] },
  overdue: { kind: 'days', value: sql`case when late > 0 then late end`, needs: ['gap'] },
  net: { kind: 'money', value: id('amount'), needs: [] },
};

/** Empty where no line of the customer has a margin that is known. */
const worth: Readonly<Record<OrderValue, Omit<ListColumn, 'id'>>> = {
  margin: { kind: 'money', value: id('margin'), needs: ['margin'] },
  served: { kind: 'money', value: id('served'), needs: ['margin'] },
};

/** Every column that a list of these data can have. */
export function listColumns(model: ModelInfo): readonly ListColumn[] {
  return [
    // Keys were given in the order of the identifiers' text, those of prospects after all others.
    { id: 'customer', kind: 'text', value: id('customer'), needs: [] },
    ...factIds.map((name): ListColumn => ({ id: name, ...facts[name] })),
    ...orderValues
      .filter((value) => neededFor[value].every((needed) => model[needed]))
      .map((value): ListColumn => ({ ...worth[value], id: value })),
    ...customerDimensions(model).map((dimension): ListColumn => ({
      id: `d.${dimension.id}`,
      kind: 'text',
      value: id(dimension.column),
      needs: ['attribute'],
    })),
  ];
}

/** The dimensions that a table of customers brought. */
export function customerDimensions(model: ModelInfo): readonly DimensionInfo[] {
  return model.dimensions.filter(({ source }) => source === 'customer');
}

/** The name of a segment, from its place as the engine says it. */
export function segmentName(place: number, locale: Locale): string {
  const segment = segmentIds[place];
  return segment ? rfm.labels[locale].segments[segment] : '';
}

/** The day on which a customer was expected, from `expected` as the engine says it. */
export function dayOfLateness(daysFromAsOf: number, asOf: string): string {
  return addDays(asOf, daysFromAsOf);
}
