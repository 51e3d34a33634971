import { id, join, lit, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';

/** What is known of one customer for one metric: outcome, denominator of a ratio, what was before. Doubles. */
export interface Outcome {
  readonly y: Sql;
  readonly d: Sql | null;
  readonly x: Sql | null;
}

const names = ['y', 'yy', 'd', 'dd', 'yd', 'x', 'xx', 'yx', 'dx'] as const;
type Moment = (typeof names)[number];

/** Sums, squares and cross-products of a metric over the rows of a group, each with its name. */
export function momentsOf({ y, d, x }: Outcome): readonly (readonly [Moment, Sql])[] {
  const sums: readonly (readonly [Moment, Sql | null, Sql | null])[] = [
    ['y', y, y],
    ['yy', y, y],
    ['d', d, d],
    ['dd', d, d],
    ['yd', y, d],
    ['x', x, x],
    ['xx', x, x],
    ['yx', y, x],
    ['dx', d, x],
  ];
  return sums.flatMap(([name, left, right]) => {
    if (!left || !right) return [];
    return [[name, name.length === 1 ? sql`sum(${left})` : sql`sum(${left} * ${right})`] as const];
  });
}

/** Columns `<prefix>_y`, `<prefix>_yy` … of a group's sums. */
export function momentColumns(prefix: string, outcome: Outcome): Sql {
  return join(
    momentsOf(outcome).map(([name, value]) => sql`${value} as ${id(`${prefix}_${name}`)}`),
  );
}

/** Where a row of the result stands. */
export interface Place {
  readonly part: string;
  readonly arm: Sql;
  readonly slot?: Sql;
  readonly label?: Sql;
  /** Place of the metric; -1 for none. */
  readonly metric: number;
  readonly n: Sql;
}

/** The values of a row of the result from columns that `momentColumns` named; nobody's sums are 0. */
export function momentRow(place: Place, prefix: string, outcome: Outcome): Sql {
  const known = new Map(
    momentsOf(outcome).map(([name]) => [name, sql`coalesce(${id(`${prefix}_${name}`)}, 0)`]),
  );
  return resultRow(place, Object.fromEntries(known));
}

/** The values of a row of the result; what is not said is 0. */
export function resultRow(place: Place, values: Readonly<Partial<Record<Moment, Sql>>>): Sql {
  const { part, arm, slot, label, metric, n } = place;
  const numbers = join(names.map((name) => values[name] ?? lit(0)));
  return sql`${lit(part)}, ${arm}, ${slot ?? lit(-1)}, ${label ?? lit('')}, ${lit(metric)}, coalesce(${n}, 0), ${numbers}`;
}

/** The result itself, of rows as `resultRow` writes them: columns with their names and types. */
export function typedResult(rows: readonly Sql[]): Sql {
  const doubles = join(
    names.map(
      (name) => sql`${op({ name: 'cast', value: id(name), type: 'double' })} as ${id(name)}`,
    ),
  );
  const whole = (name: string, type: 'integer' | 'bigint'): Sql =>
    sql`${op({ name: 'cast', value: id(name), type })} as ${id(name)}`;
  const none = join(names.map((name) => sql`0 as ${id(name)}`));
  return sql`select part, ${whole('arm', 'integer')}, ${whole('slot', 'integer')}, label,
      ${whole('metric', 'integer')}, ${whole('n', 'bigint')}, ${doubles}
    from (
      select '' as part, -1 as arm, -1 as slot, '' as label, -1 as metric, 0 as n, ${none} where false
      union all
      ${join(rows, unionAll)}
    ) as result
    order by part, metric, arm, slot, label`;
}
