import type { Formula } from '../../core/formula/formula.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { worthOf } from '../../core/model/order-values.ts';
import { all, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import { aggregateNamed, scaleOf, type Aggregate, type Measure } from './measure.ts';

/**
 * An aggregate over the lines of a group, in minor units and in the quantity's own scale; `among` cuts
 * the lines further (null: all of them).
 */
export function aggregateSql(name: Aggregate, among: Sql | null): Sql {
  const sum = (value: Sql, condition: Sql | null = null): Sql => {
    const conditions = [condition, among].filter((one) => one !== null);
    return conditions.length === 0
      ? op({ name: 'sumInteger', value })
      : op({ name: 'sumIntegerIf', value, condition: all(conditions) });
  };
  const amount = valueAmong(sql`amount`, [among]);
  const between = (k: number): Sql =>
    sql`${op({ name: 'quantilesBetween', value: amount, k: [k], of: 100 })}[1]`;
  switch (name) {
    case 'revenue':
      return sum(sql`amount`);
    case 'sales':
      return sum(sql`amount`, sql`not refund`);
    case 'refunds':
      return sql`-${sum(sql`amount`, sql`refund`)}`;
    case 'quantity':
      return sum(sql`quantity`);
    case 'orders':
    case 'customers':
    case 'products':
      return op({ name: 'countDistinctKeys', value: keyCounted(name, among) });
    case 'lines':
      return among ? op({ name: 'countIf', condition: among }) : sql`count(*)`;
    case 'margin':
    case 'served':
      return sum(worthOf[name]);
    case 'meanLine':
      return sql`avg(${amount})`;
    case 'medianLine':
      return between(50);
    case 'lowLine':
      return between(10);
    case 'lowerQuartileLine':
      return between(25);
    case 'upperQuartileLine':
      return between(75);
    case 'highLine':
      return between(90);
    case 'leastLine':
      return sql`min(${amount})`;
    case 'mostLine':
      return sql`max(${amount})`;
  }
}

/**
 * The key of a line that is counted once in a group: null on lines that do not count. Where every line is
 * of a purchase (`everyLineSells`), nothing but the key itself is read.
 */
export function keyCounted(
  name: 'orders' | 'customers' | 'products',
  among: Sql | null,
  everyLineSells = false,
): Sql {
  switch (name) {
    case 'orders':
      return valueAmong(sql`bought`, [among]);
    case 'customers':
      return valueAmong(sql`customer`, [everyLineSells ? null : sql`bought is not null`, among]);
    case 'products':
      return valueAmong(sql`product`, [among]);
  }
}

/** Null on lines that do not meet the conditions, which no aggregate of values sees. */
function valueAmong(value: Sql, conditions: readonly (Sql | null)[]): Sql {
  const asked = conditions.filter((one) => one !== null);
  return asked.length === 0 ? value : sql`case when ${all(asked)} then ${value} end`;
}

/** A measure as one value made of aggregates, for ranking groups by it. */
export function measureSql(
  { of }: Measure,
  model: ModelInfo,
  aggregateOf: (name: Aggregate) => Sql,
): Sql {
  if (of.kind === 'aggregate') return aggregateOf(of.name);
  const valueOf = (name: string): Sql => {
    const aggregate = aggregateNamed(name);
    const value = aggregateOf(aggregate);
    const scale = of.kind === 'formula' ? scaleOf(aggregate, model) : 0;
    return scale === 0 ? value : op({ name: 'divide', left: value, right: lit(10 ** scale) });
  };
  return formulaSql(of.formula, valueOf);
}

function formulaSql(formula: Formula, valueOf: (name: string) => Sql): Sql {
  switch (formula.kind) {
    case 'number':
      return op({ name: 'cast', value: lit(formula.value), type: 'double' });
    case 'name':
      return valueOf(formula.name);
    case 'negative':
      return sql`(-${formulaSql(formula.of, valueOf)})`;
    default: {
      const left = formulaSql(formula.left, valueOf);
      const right = formulaSql(formula.right, valueOf);
      if (formula.kind === '/') return op({ name: 'divide', left, right });
      return sql`(${left} ${formula.kind === '*' ? sql`*` : formula.kind === '+' ? sql`+` : sql`-`} ${right})`;
    }
  }
}
