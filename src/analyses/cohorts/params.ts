import { customerGroupKinds } from '../../core/model/customer-groups.ts';
import type { Params } from '../../core/spec/params.ts';
import type { CalendarUnit } from '../../core/sql/index.ts';

/** What a view of cohorts shows. */
export interface CohortParams {
  /** What makes the cohorts: the period of the first purchase, its product, a group of customers, or a dimension. */
  readonly by: string;
  /** The length of a period: of first purchase, and of the ages counted from it. */
  readonly unit: CalendarUnit;
  /** Ages are periods of the calendar, or so many days since each customer's own first purchase. */
  readonly periods: 'calendar' | 'rolling';
  readonly measure: 'customers' | 'revenue' | 'orders' | 'aov';
  /** Of the period; of the period per customer of the cohort; from the start per customer. */
  readonly show: 'total' | 'share' | 'cumulative';
  /** Columns are periods since the first purchase, or periods of the calendar. */
  readonly align: 'age' | 'calendar';
  /** Periods that a cohort is followed for. */
  readonly ages: number;
}

export const cohortParams: Params<CohortParams> = {
  measure: {
    kind: 'choice',
    options: ['customers', 'revenue', 'orders', 'aov'],
    initial: 'customers',
  },
  show: { kind: 'choice', options: ['total', 'share', 'cumulative'], initial: 'share' },
  by: {
    kind: 'dimension',
    options: ['time', 'product', ...customerGroupKinds],
    offers: ['line', 'customer'],
    initial: 'time',
  },
  unit: { kind: 'choice', options: ['day', 'week', 'month', 'quarter', 'year'], initial: 'month' },
  periods: {
    kind: 'choice',
    options: ['calendar', 'rolling'],
    initial: 'calendar',
    definitions: ['calendar', 'rolling'],
  },
  align: {
    kind: 'choice',
    options: ['age', 'calendar'],
    initial: 'age',
    only: { name: 'periods', is: 'calendar' },
  },
  ages: { kind: 'number', minimum: 1, maximum: 180, integer: true, initial: 12 },
};

/** Days of a period that begins with a customer's own first purchase. */
export const rollingDays = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;

/** How long a period is: one of the calendar, or a number of days. */
export type PeriodLength = CalendarUnit | number;

/** What ages are counted in. Days are the same either way. */
export function lengthOf({ unit, periods }: CohortParams): PeriodLength {
  return periods === 'rolling' && unit !== 'day' ? rollingDays[unit] : unit;
}
