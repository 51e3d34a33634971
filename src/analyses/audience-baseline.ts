import { addDays } from '../core/calendar.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { scope } from '../core/model/scope.ts';
import { noFilters } from '../core/spec/filters.ts';
import { day, lit, op, sql, type Sql } from '../core/sql/index.ts';

/** Days that a test is assumed to last where nothing is known of the customers' rhythm. */
const usualDays = 30;

/** What an experiment can expect of people to whom nothing is sent. */
export interface Baseline {
  /** The share of customers, 0–1, who bought within `days`; null where nobody was known before. */
  readonly share: number | null;
  /** How many customers that was counted over. */
  readonly customers: number;
  /** One median cycle. */
  readonly days: number;
}

/** How long one cycle is, in days. */
export function cycleDays({ medianGapDays }: Pick<ModelInfo, 'medianGapDays'>): number {
  return Math.max(1, Math.round(medianGapDays ?? usualDays));
}

/**
 * One row, known and back: customers who had bought one median cycle before the as-of day, and those of
 * them who bought after it.
 */
export function baselineQuery(model: ModelInfo, asOf: string | null): Sql {
  const data = scope(model, {
    ...{ filters: { ...noFilters, asOf }, dates: 'history', compares: false, sets: [] },
  });
  const cut = day(addDays(data.asOf, -cycleDays(model)));
  return sql`
    with ${data.ctes}buyer as (
      -- one row per customer: whether they were known before the cycle, and bought in it
      select customer, min(day) <= ${cut} as was_known, max(day) > ${cut} as is_back
      from ${data.purchaseDays} as bought
      group by customer
    )
    select ${op({ name: 'countIf', condition: sql`was_known` })} as known,
      ${op({ name: 'countIf', condition: sql`was_known and is_back` })} as back,
      ${lit(cycleDays(model))} as days
    from buyer`;
}

/** The answer to `baselineQuery`. */
export function readBaseline(row: Readonly<Record<string, unknown>> | undefined): Baseline {
  const customers = Number(row?.['known'] ?? 0);
  const share = customers === 0 ? null : Number(row?.['back']) / customers;
  return { share, customers, days: Number(row?.['days'] ?? usualDays) };
}
