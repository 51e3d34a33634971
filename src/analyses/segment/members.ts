import type { Dataset } from '../../core/model/dataset.ts';
import { customersOfRule } from '../../core/segment/rule-sql.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { newline, nothing, sql, type Sql } from '../../core/sql/index.ts';

/** The CTE of the customers of a rule, one row each: `customer`. Stands after `data.ctes`. */
export function memberCte(name: Sql, rule: Rule, data: Dataset): Sql {
  return sql`${name} as (
      -- one row per customer of the segment
      ${customersOfRule(rule, data)}
    )`;
}

/**
 * The CTE `person`: one row per customer whom the data know by the as-of day, with or without a purchase:
 * customer, days, orders, amount and sales (minor units), last_day (null: never bought).
 */
export function personCte(data: Dataset): Sql {
  const prospects =
    data.prospects === null
      ? nothing
      : sql`${newline}union all
      select customer, 0, 0, 0, 0, null
      from ${data.prospects} as prospect`;
  return sql`person as (
      -- one row per customer known, who has bought or not
      select customer, days, orders, amount, sales, last_day
      from ${data.customers} as customer_row${prospects}
    )`;
}
