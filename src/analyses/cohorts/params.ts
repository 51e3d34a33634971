import type { Params } from '../../core/spec/params.ts';
import type { CalendarUnit } from '../../core/sql/index.ts';

/** What a view of cohorts shows. */
export interface CohortParams {
  /** What makes the cohorts: the period of the first purchase, its product, or a dimension. */
  readonly by: string;
  /** The length of a period: of first purchase, and of the ages counted from it. */
  readonly unit: CalendarUnit;
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
    options: ['time', 'product'],
    offers: ['line', 'customer'],
    initial: 'time',
  },
  unit: { kind: 'choice', options: ['day', 'week', 'month', 'quarter', 'year'], initial: 'month' },
  align: { kind: 'choice', options: ['age', 'calendar'], initial: 'age' },
  ages: { kind: 'number', minimum: 1, maximum: 180, integer: true, initial: 12 },
};
