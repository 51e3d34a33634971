import type { Dataset } from '../../core/model/dataset.ts';
import { periodRange } from '../../core/periods.ts';
import { day, sql, type Sql } from '../../core/sql/index.ts';
import { lifecycleParams, type LifecycleParams } from './params.ts';
import type { ActiveState } from './query.ts';

/** A set of customers of one period; `first` holds the new and the new-or-earlier ones. */
export type MarkState = ActiveState | 'active' | 'first' | 'existing' | 'dormant';

export interface LifecycleMark {
  readonly state: MarkState;
  readonly per: LifecycleParams['per'];
  /** The number of the period. */
  readonly period: number;
}

/** The text of a mark, which holds the length of its period: `returning:month:142`. */
export function markText({ state, per, period }: LifecycleMark): string {
  return `${state}:${per}:${period}`;
}

const pattern =
  /^(active|first|new|early|existing|returning|resurrected|dormant):([a-z]+):(0|-?[1-9]\d{0,5})$/;

/** A mark, or null where no view shows such a one. */
export function readMark(text: string): LifecycleMark | null {
  const [, state, unit, number] = pattern.exec(text) ?? [];
  const { per: declared } = lifecycleParams;
  const per = declared.kind === 'choice' && declared.options.find((option) => option === unit);
  return per ? { state: state as MarkState, per, period: Number(number) } : null;
}

/** The customers of a mark, whatever the parameters of the view. */
export function customersOfMark(text: string, _params: LifecycleParams, data: Dataset): Sql | null {
  const mark = readMark(text);
  if (!mark) return null;
  const now = periodRange(mark.per, mark.period);
  const before = periodRange(mark.per, mark.period - 1);
  return sql`
    with ${data.ctes}bought as (
      -- one row per customer with a purchase in the period or the one before
      select customer,
        count(*) filter (where day >= ${day(now.from)}) > 0 as is_active,
        count(*) filter (where day < ${day(now.from)}) > 0 as was_active
      from ${data.purchaseDays} as purchase_day
      where day between ${day(before.from)} and ${day(now.to)}
      group by customer
    )
    select bought.customer
    from bought
    join ${data.firstPurchases} as seen on seen.customer = bought.customer
    where ${conditionOf(mark.state, now.from, data.earlyUntil)}`;
}

function conditionOf(state: MarkState, from: string, earlyUntil: string | null): Sql {
  const isFirst = sql`first_day >= ${day(from)}`;
  const isEarly = earlyUntil ? sql`first_day <= ${day(earlyUntil)}` : sql`false`;
  switch (state) {
    case 'active':
      return sql`is_active`;
    case 'first':
      return sql`is_active and ${isFirst}`;
    case 'new':
      return sql`is_active and ${isFirst} and not ${isEarly}`;
    case 'early':
      return sql`is_active and ${isFirst} and ${isEarly}`;
    case 'existing':
      return sql`is_active and not ${isFirst}`;
    case 'returning':
      return sql`is_active and was_active`;
    case 'resurrected':
      return sql`is_active and not was_active and not ${isFirst}`;
    case 'dormant':
      return sql`was_active and not is_active`;
  }
}
