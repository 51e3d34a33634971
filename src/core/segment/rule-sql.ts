import type { Dataset } from '../model/dataset.ts';
import { neededCtes } from '../model/relations.ts';
import { all, join, op, sql, type Sql } from '../sql/index.ts';
import { testOf } from './condition-sql.ts';
import { factsFor } from './facts.ts';
import type { Rule } from './rule.ts';

/**
 * The customers whom a rule names, as a query that yields `customer`, each once. Everyone is asked whom the
 * data know: whoever a sale names, and the people of the customers files who have not bought.
 */
export function customersOfRule(rule: Rule, data: Dataset): Sql {
  return overFacts(rule, data, sql`customer`);
}

/**
 * How many a rule names, as a query of one row: `customers`, of them `buyers` with a qualifying order, and
 * `amount`, their net revenue in minor units.
 */
export function sizeOfRule(rule: Rule, data: Dataset): Sql {
  return overFacts(
    rule,
    data,
    sql`count(*) as customers,
      ${op({ name: 'countIf', condition: sql`days > 0` })} as buyers,
      coalesce(${op({ name: 'sumInteger', value: sql`amount` })}, 0) as amount`,
  );
}

function overFacts(rule: Rule, data: Dataset, columns: Sql): Sql {
  const query = sql`facts as (
      -- one row per person whom the data know: sums, and what the rule reads
      ${factsFor(rule, data)}
    )
    select ${columns}
    from facts
    where ${meets(rule, data)}`;
  return sql`
    with ${neededCtes(data.relations, query)}${query}`;
}

/** Whether a row of `facts` meets a rule: true or false, never null. */
function meets(rule: Rule, data: Dataset): Sql {
  switch (rule.kind) {
    case 'all':
      return all(rule.rules.map((one) => meets(one, data)));
    case 'any':
      if (rule.rules.length === 0) return sql`false`;
      return join(
        rule.rules.map((one) => sql`(${meets(one, data)})`),
        sql` or `,
      );
    case 'not':
      return sql`not (${meets(rule.rule, data)})`;
    case 'segment':
      return meets(rule.rule, data);
    case 'set':
      return sql`customer in (
        select customer from (${data.customersOf(rule.set)}) as chosen where customer is not null
      )`;
    default:
      return testOf(rule, data);
  }
}
