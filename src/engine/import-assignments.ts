import { cell } from '../core/model/csv-relation.ts';
import type { ExperimentInfo, HealthCheck } from '../core/model/info.ts';
import { withoutSpace } from '../core/model/narrow-cell.ts';
import { columnFor, type ColumnPlan } from '../core/model/plan.ts';
import { isBuyer } from '../core/model/prospects.ts';
import { dayOf, plainDay, textCell } from '../core/model/read-cell.ts';
import type { StarTables } from '../core/model/tables.ts';
import { sourceGroups } from '../core/model/union.ts';
import { lit, sql, type Sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { overFile } from './over-file.ts';
import { oneRow, rowsOf } from './rows.ts';

/**
 * Loads who was in which variant of an experiment; every file is an experiment of its own. Customers
 * whom neither a sale nor a table of customers names have no key: they took part, and bought nothing.
 */
export async function loadAssignments(
  host: DuckDbHost,
  sources: readonly Source[],
  tables: StarTables,
  cancel: Cancel,
): Promise<readonly ExperimentInfo[]> {
  const experiments: ExperimentInfo[] = [];
  for (const source of sources) {
    const { plan } = source;
    if (!columnFor(plan, 'customer') || !columnFor(plan, 'variant')) continue;
    const [group] = sourceGroups([plan]);
    const name = group?.name ?? plan.fileName;
    experiments.push(await loadOne(host, source, tables, { id: experiments.length, name }, cancel));
  }
  return experiments;
}

async function loadOne(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  { id: experiment, name }: { readonly id: number; readonly name: string },
  cancel: Cancel,
): Promise<ExperimentInfo> {
  const staged = tables.staging('assignment_stage');
  const place = { schema: tables.schema, name: 'assignments' };
  try {
    const uncut = await overFile(host, source, place, (csv) => stage(staged, csv, source), cancel);
    await host.run(build(staged, tables, experiment), cancel);
    const buyers = sql`select id from ${tables.customerKey} where ${isBuyer(tables)}`;
    const counts = await oneRow<Record<'rows' | 'assigned' | 'matched' | 'several', bigint>>(
      host,
      sql`select
          (select count(*) from ${staged} where id is null or variant is null) as rows,
          count(distinct id) as assigned,
          count(distinct case when id in (${buyers}) then id end) as matched,
          (select count(*) from (
            select id from ${staged} where id is not null group by id having count(distinct variant) > 1
          )) as several
        from ${staged}
        where id is not null and variant is not null`,
    );
    const variants = await rowsOf<{ variant: string; customers: bigint; matched: bigint }>(
      host,
      sql`select variant, count(*) as customers, count(case when ${isBuyer(tables)} then 1 end) as matched
        from ${tables.assignment}
        where experiment = ${lit(experiment)}
        group by variant order by variant`,
    );
    const days = await oneRow<{ first_day: string | null; undated: bigint }>(
      host,
      sql`select cast(min(day) as varchar) as first_day,
          count(case when day is null then 1 end) as undated
        from ${tables.assignment}
        where experiment = ${lit(experiment)}`,
    );
    return {
      ...{ id: experiment, name, fileName: source.plan.fileName },
      assigned: Number(counts.assigned),
      matched: Number(counts.matched),
      several: Number(counts.several),
      rejected: Number(counts.rows) + uncut,
      firstDay: days.first_day,
      undated: Number(days.undated),
      variants: variants.map(({ variant, customers, matched }) => ({
        variant,
        customers: Number(customers),
        matched: Number(matched),
      })),
    };
  } finally {
    await host.run(sql`drop table if exists ${staged}`);
  }
}

/** One row per record: who, which variant, since when. */
function stage(staged: Sql, csv: Sql, { plan }: Source): Sql {
  const at = columnFor(plan, 'exposedAt');
  return sql`
    create table ${staged} as
    select ${text(columnFor(plan, 'customer'))} as id, ${variantOf(columnFor(plan, 'variant'))} as variant,
      ${at ? day(at) : sql`null::date`} as day
    from ${csv}`;
}

/** One row per customer and variant, since the first day on which the file has both. */
function build(staged: Sql, tables: StarTables, experiment: number): Sql {
  const table = tables.assignment;
  return sql`
    ${experiment === 0 ? sql`create table ${table} as` : sql`insert into ${table}`}
    with placed as (
      -- one row per customer and variant
      select id, variant, min(day) as day from ${staged}
      where id is not null and variant is not null
      group by id, variant
    ),
    marked as (
      -- the same, with whether the customer is in another variant too
      select *, count(*) over (partition by id) > 1 as several from placed
    )
    select cast(${lit(experiment)} as utinyint) as experiment, k.customer, variant, day, several
    from marked left join ${tables.customerKey} as k on k.id = marked.id
    order by k.customer nulls last, variant, marked.id`;
}

/** As it is written: a group called "None" is the one to which nothing was sent, not a missing value. */
function variantOf(column: ColumnPlan | null): Sql {
  return column ? sql`nullif(${withoutSpace(cell(column))}, '')` : sql`null::varchar`;
}

function text(column: ColumnPlan | null): Sql {
  if (!column) return sql`null::varchar`;
  const { recipe } = column;
  return textCell(
    cell(column),
    recipe.kind === 'text' ? recipe : { kind: 'text', stripPointZero: false },
  );
}

function day(column: ColumnPlan): Sql {
  const { recipe } = column;
  if (recipe.kind !== 'date') return sql`null::date`;
  return dayOf(plainDay(cell(column), recipe), cell(column), recipe);
}

/** How many of the customers of an experiment have bought, and what is wrong with its file. */
export function assignedCheck({
  fileName: name,
  assigned,
  matched,
  several,
  rejected,
}: ExperimentInfo): HealthCheck {
  return {
    code: 'assignedCustomers',
    status: matched === 0 || several > 0 || rejected > 0 ? 'warn' : 'pass',
    detail: { name, known: matched, unknown: assigned - matched, several, rejected },
  };
}
