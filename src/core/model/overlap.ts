import { id, join, lit, nothing, sql, unionAll, type Sql } from '../sql/index.ts';
import { marginNames } from './margin.ts';
import { rowsOfFile } from './order-grain.ts';
import { columnFor } from './plan.ts';
import type { StagedFile } from './stage-union.ts';
import { rowProblems } from './stage.ts';

/**
 * Files of one source may overlap: next month's export repeats last week's orders. A line is known by
 * its order, its product and its place among the lines of that product in that order; where two files
 * have the same line, the later file's counts.
 */

/**
 * One row per line of a file that a later file has too: `file` and `row_id` of the earlier one,
 * `next_file`, and whether both say the same.
 */
export function buildOverlap(table: Sql, files: readonly StagedFile[]): Sql {
  const margins = [...new Set(files.flatMap(({ plan }) => marginNames(plan)))];
  const isSameMargin = margins.map(
    (name) => sql` and lead(${id(name)}) over later is not distinct from ${id(name)}`,
  );
  return sql`
    create table ${table} as
    with line as (
      -- one row per loaded row of any file
      ${join(
        files.map((file, index) => linesOf(file, index, margins)),
        unionAll,
      )}
    ),
    shared as (
      -- one row per order that stands in several files
      select order_id from line group by order_id having min(file) <> max(file)
    ),
    placed as (
      -- one row per line of these orders, with its place among the lines of its product
      select *, row_number() over (partition by file, order_id, product order by row_id) as place
      from line
      where order_id in (select order_id from shared)
    ),
    followed as (
      -- the same, with the next file's line
      select file, row_id, made, lines, lead(file) over later as next_file,
        lead(customer) over later is not distinct from customer and lead(day) over later = day
          and lead(quantity) over later = quantity and lead(amount) over later = amount${join(isSameMargin, nothing)} as is_same
      from placed
      window later as (partition by order_id, product, place order by file)
    )
    select file, row_id, next_file, is_same, made, lines
    from followed
    where next_file is not null`;
}

function linesOf(
  { stage, plan }: StagedFile,
  index: number,
  margins: ReturnType<typeof marginNames>,
): Sql {
  const own = marginNames(plan);
  const money = margins.map(
    (name) => sql`, ${own.includes(name) ? id(name) : sql`null::bigint`} as ${id(name)}`,
  );
  const products = [
    ...(columnFor(plan, 'product') ? [sql`product`] : []),
    ...(columnFor(plan, 'productName') ? [sql`product_name`] : []),
  ];
  const product = products.length > 0 ? sql`coalesce(${join(products)}, '')` : sql`''`;
  return sql`select ${lit(index)} as file, rowid as row_id, order_id, ${product} as product, customer, day, quantity, amount, made, ${rowsOfFile(plan)} as lines${join(money, nothing)}
      from ${stage} where problem = 0 and order_id is not null`;
}

/** Leaves out the lines of a file that a later one has. */
export function dropReplaced(overlap: Sql, stage: Sql, file: number): Sql {
  return sql`
    update ${stage}
    set problem = ${lit(rowProblems.indexOf('replaced'))}, problem_text = order_id
    where rowid in (select row_id from ${overlap} where file = ${lit(file)})`;
}

/** One row per file that repeats earlier rows: how many it changed, and how many it had the same. */
export function overlapCounts(overlap: Sql): Sql {
  return sql`
    select next_file as file, cast(coalesce(sum(case when is_same then lines end), 0) as bigint) as same,
      cast(coalesce(sum(case when not is_same then lines end), 0) as bigint) as changed
    from ${overlap}
    where not made
    group by next_file`;
}
