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
  /** Null on lines that do not count, which no aggregate of values sees. */
  const only = (value: Sql, condition: Sql | null = null): Sql => {
    const conditions = [condition, among].filter((one) => one !== null);
    return conditions.length === 0 ? value : sql`case when ${all(conditions)} then ${value} end`;
  };
  const between = (k: number): Sql =>
    sql`${op({ name: 'quantilesBetween', value: only(sql`amount`), k: [k], of: 100 })}[1]`;
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
      return op({ name: 'countDistinctKeys', value: only(sql`bought`) });
    case 'customers':
      return op({ name: 'countDistinctKeys', value: only(sql`customer`, sql`bought is not null`) });
    case 'products':
      return op({ name: 'countDistinctKeys', value: only(sql`product`) });
    case 'lines':
      return among ? op({ name: 'countIf', condition: among }) : sql`count(*)`;
    case 'margin':
    case 'served':
      return sum(worthOf[name]);
    case 'meanLine':
      return sql`avg(${only(sql`amount`)})`;
    case 'medianLine':
      return between(50);
    case 'lowLine':
      return between(10);
    case 'highLine':
      return between(90);
    case 'leastLine':
      return sql`min(${only(sql`amount`)})`;
    case 'mostLine':
      return sql`max(${only(sql`amount`)})`;
  }
}

/** A measure as one value, for ranking groups by it. */
export function measureSql({ of }: Measure, model: ModelInfo, among: Sql | null): Sql {
  if (of.kind === 'aggregate') return aggregateSql(of.name, among);
  const valueOf = (name: string): Sql => {
    const aggregate = aggregateNamed(name);
    const value = aggregateSql(aggregate, among);
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
