import type { Dataset } from '../model/dataset.ts';
import { starTables } from '../model/tables.ts';
import { id, join, lit, op, sql, type Sql } from '../sql/index.ts';
import { testOfBought } from './bought-sql.ts';
import { testOfBirthday, testOfColumn, testOfConsent, testOfRange } from './column-sql.ts';
import { daysSince } from './facts.ts';
import { isInGroups, testOfMoved } from './group-sql.ts';
import type { ArmCondition, Condition, NumberCondition, NumberFact } from './rule.ts';
import { inScale, within, withinDays } from './within.ts';

/** Whether a row of `facts` meets a condition: true or false, and false of what is unknown. */
export function testOf(condition: Condition, data: Dataset): Sql {
  switch (condition.kind) {
    case 'number':
      return certain(testOfNumber(condition, data));
    case 'day':
      return certain(withinDays(id(`${condition.of}_day`), condition));
    case 'group':
      return certain(isInGroups(condition.of, condition.ids));
    case 'moved':
      return certain(testOfMoved(condition, data));
    case 'bought':
      return testOfBought(condition, data);
    case 'column':
      return certain(testOfColumn(condition, data.model));
    case 'range':
      return certain(testOfRange(condition, data.model));
    case 'birthday':
      return certain(testOfBirthday(condition, data.model));
    case 'consent':
      return certain(testOfConsent(condition, data.model));
    case 'arm':
      return testOfArm(condition, data);
  }
}

function certain(test: Sql): Sql {
  return sql`coalesce(${test}, false)`;
}

function testOfNumber({ of, from, to }: NumberCondition, data: Dataset): Sql {
  const isMoney = of === 'net' || of === 'average' || of === 'refunded';
  const literal = isMoney ? inScale(data.model.scale) : lit;
  return within(numberOf(of, data), { from, to }, literal);
}

function numberOf(fact: NumberFact, data: Dataset): Sql {
  switch (fact) {
    case 'recency':
      return daysSince(id('last_day'), data.asOf);
    case 'age':
      return daysSince(id('first_day'), data.asOf);
    case 'net':
      return id('amount');
    case 'average':
      return op({ name: 'divide', left: id('amount'), right: id('orders') });
    case 'refunded':
      return sql`(sales - amount)`;
    case 'gap':
      return id('median_gap');
    case 'late':
      return sql`(${daysSince(id('last_day'), data.asOf)} - own_cycle)`;
    case 'overdue':
      // Who is overdue depends on the selected dates where the repurchase cycle does.
      return sql`(${daysSince(id('last_day'), data.period.to)} - edge)`;
    case 'days':
    case 'orders':
    case 'r':
    case 'f':
    case 'm':
      return id(fact);
  }
}

/** Who is in several variants of an experiment is in none. */
function testOfArm({ experiment, variants }: ArmCondition, { model }: Dataset): Sql {
  const info = model.experiments.find(({ name }) => name === experiment);
  if (!info || variants.length === 0) return sql`false`;
  return sql`customer in (
        select customer from ${starTables(model.schema).assignment} as assigned
        where experiment = ${lit(info.id)} and not several and customer is not null
          and variant in (${join(variants.map((variant) => lit(variant)))})
      )`;
}
