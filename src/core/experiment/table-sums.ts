import { cell } from '../model/csv-relation.ts';
import { withoutSpace } from '../model/narrow-cell.ts';
import type { ColumnPlan } from '../model/plan.ts';
import { isMissing, numberOf, plainNumber, textCell } from '../model/read-cell.ts';
import { id, join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import type { MetricKind, MetricSums } from './sums.ts';
import type { TableColumns } from './table-request.ts';

/** Rows of a table that were left out, each counted once, under the first thing wrong with it. */
export interface LeftOutRows {
  /** No group, an empty cell, or one that holds no number. */
  readonly reason: 'noGroup' | 'blank' | 'unreadable';
  /** The header of the column. */
  readonly column: string;
  readonly rows: number;
  /** The first of them, as a record after the header, from 1. */
  readonly first: number;
}

/** Wilcoxon's test of one group against the control: pairs in which the group's number is larger. */
export interface RankSums {
  readonly arm: string;
  /** The place of the metric. */
  readonly metric: number;
  readonly u: number;
  /** Σ (t³ − t) over the sizes t of sets of equal numbers. */
  readonly ties: number;
}

/** What a table with one row per person comes to. */
export interface TableSums {
  /** Records of the file; some could not be cut into cells. */
  readonly records: number;
  readonly uncut: number;
  /** Per metric: a share where every cell is 0 or 1, yes or no; otherwise a mean. */
  readonly kinds: readonly MetricKind[];
  /** Groups by the order of their texts, with the sums per metric. */
  readonly arms: readonly { readonly name: string; readonly metrics: readonly MetricSums[] }[];
  readonly leftOut: readonly LeftOutRows[];
  /** Of means only, and only where there is a control. */
  readonly ranks: readonly RankSums[];
}

const yes = '(?i)^(?:yes|y|true|t|是|有|✓)$';
const no = '(?i)^(?:no|n|false|f|否|無|✗)$';

/** The columns with numbers: the metrics, then the covariate if there is one. */
export function numberColumns({ metrics, covariate }: TableColumns): readonly ColumnPlan[] {
  return covariate === null ? metrics : [...metrics, covariate];
}

/**
 * Reads the cells of all records once: `record`, `arm`, a number `v0`, `v1` … per column, and `problem`:
 * 0 for rows that count, 1 without a group, then two for each column: empty, and no number.
 */
export function readTable(csv: Sql, columns: TableColumns): Sql {
  const numbers = numberColumns(columns);
  const read = numbers.map((column, place) => sql`, ${numberCell(column)} as ${value(place)}`);
  const blank = numbers.map(
    (column, place) => sql`, ${isMissing(cell(column))} as ${id(`b${place}`)}`,
  );
  const problems = numbers.map(
    (_, place) =>
      sql` when ${value(place)} is null then ${lit(2 + 2 * place)} + case when ${id(`b${place}`)} then 0 else 1 end`,
  );
  return sql`select *, case when arm is null then 1${join(problems, nothing)} else 0 end as problem
    from (
      select row_number() over () as record, ${groupCell(columns.arm)} as arm${join(read, nothing)}${join(blank, nothing)}
      from ${csv}
    )`;
}

/** The group of a row. "None" is a group that got nothing, and no missing value as it is elsewhere. */
function groupCell(column: ColumnPlan): Sql {
  const raw = cell(column);
  const recipe =
    column.recipe.kind === 'text' ? column.recipe : { kind: 'text' as const, stripPointZero: true };
  const isNone = op({ name: 'matches', value: withoutSpace(raw), pattern: '(?i)^none$' });
  return sql`case when ${isNone} then ${withoutSpace(raw)} else ${textCell(raw, recipe)} end`;
}

/** A number, or 1 and 0 for words that mean yes and no; null for anything else. */
function numberCell(column: ColumnPlan): Sql {
  const raw = cell(column);
  const recipe =
    column.recipe.kind === 'number'
      ? column.recipe
      : { kind: 'number' as const, decimalMark: '.' as const };
  const says = (pattern: string): Sql => op({ name: 'matches', value: withoutSpace(raw), pattern });
  return sql`case when ${says(yes)} then 1.0 when ${says(no)} then 0.0
        else ${numberOf(plainNumber(raw, recipe), raw, recipe)} end`;
}

/** How many rows were left out, by `problem`, with the first of each. */
export function leftOutQuery(table: Sql): Sql {
  return sql`select problem, count(*) as rows, min(record) as first from ${table}
    where problem <> 0 group by problem order by problem`;
}

/** One row per group: `arm`, `n`, and per metric its sums and whether all of its numbers are 0 or 1. */
export function sumsQuery(table: Sql, columns: TableColumns): Sql {
  const x = columns.covariate === null ? null : value(columns.metrics.length);
  const sum = (of: Sql, name: string): Sql => sql`, cast(sum(${of}) as double) as ${id(name)}`;
  const parts = columns.metrics.map((_, place) => {
    const y = value(place);
    return sql`${sum(y, `y${place}`)}${sum(sql`${y} * ${y}`, `yy${place}`)}${
      x === null ? nothing : sum(sql`${y} * ${x}`, `yx${place}`)
    }, min(case when ${y} = 0 or ${y} = 1 then 1 else 0 end) as ${id(`flag${place}`)}`;
  });
  const before = x === null ? nothing : sql`${sum(x, 'x')}${sum(sql`${x} * ${x}`, 'xx')}`;
  return sql`select arm, count(*) as n${join(parts, nothing)}${before}
    from ${table} where problem = 0 group by arm order by arm`;
}

/** Rank sums of a metric: per group that is not the control `arm`, `u` and `ties`. */
export function ranksQuery(table: Sql, metric: number, control: string): Sql {
  return sql`with counts as (
      select arm, ${value(metric)} as v, cast(count(*) as double) as people
      from ${table} where problem = 0 group by all
    ),
    pairs as (
      select a.arm, d.v, coalesce(t.people, 0) as own, coalesce(c.people, 0) as other
      from (select distinct arm from counts where arm <> ${lit(control)}) as a
      cross join (select distinct v from counts) as d
      left join counts as t on t.arm = a.arm and t.v = d.v
      left join counts as c on c.arm = ${lit(control)} and c.v = d.v
    ),
    ordered as (
      select arm, own, other, sum(other) over (
        partition by arm order by v rows between unbounded preceding and current row
      ) - other as below
      from pairs
    )
    select arm, cast(sum(own * (below + other / 2)) as double) as u,
      cast(sum((own + other) * (own + other - 1) * (own + other + 1)) as double) as ties
    from ordered group by arm order by arm`;
}

function value(place: number): Sql {
  return id(`v${place}`);
}
