import type { LoadReport, Reject, RejectReason } from '../core/model/info.ts';
import { recordOf, rowsOfFile } from '../core/model/order-grain.ts';
import { columnFor, headerRecordsOf, type SourcePlan } from '../core/model/plan.ts';
import { leftOutColumn } from '../core/model/left-out.ts';
import { currencyColumn } from '../core/model/other-currency.ts';
import { rowProblems } from '../core/model/stage.ts';
import type { StarTables } from '../core/model/tables.ts';
import type { ColumnUse } from '../core/model/fields.ts';
import { id, join, lit, sql, unionAll, type Sql } from '../core/sql/index.ts';
import type { Staged } from './import-read.ts';
import type { DuckDbHost } from './host.ts';
import { oneRow, rowsOf } from './rows.ts';

/** Rejected records that travel with the report; the table holds all of them. */
const shownRejects = 1000;

/** What the engine calls a record that it could not cut into fields, and what we call it. */
const structural: readonly (readonly [string, RejectReason])[] = [
  ['MISSING COLUMNS', 'tooFewFields'],
  ['TOO MANY COLUMNS', 'tooManyFields'],
  ['UNQUOTED VALUE', 'openQuote'],
  ['INVALID ENCODING', 'brokenEncoding'],
  ['LINE SIZE OVER MAXIMUM', 'recordTooLong'],
];

/** The column that a problem of a row is about. */
const blamed: Partial<Record<(typeof rowProblems)[number], ColumnUse>> = {
  dateMissing: 'date',
  dateUnreadable: 'date',
  amountMissing: 'amount',
  amountUnreadable: 'amount',
  quantityUnreadable: 'quantity',
  unitPriceUnreadable: 'unitPrice',
  tooLarge: 'amount',
  otherCurrency: 'amount',
};

/** Rows of days that nobody asked for are counted; a list of them would hold most of a large file. */
const outsideDays = lit(rowProblems.indexOf('outsideDays'));

/** The rejected records of all files. */
export type Rejected = Pick<LoadReport, 'rejects' | 'rejectCounts'> & {
  /** Records that the engine could not cut into fields: they never reached a stage. */
  readonly uncut: number;
};

/** Nothing was rejected. */
export const noneRejected: Rejected = { rejects: [], rejectCounts: [], uncut: 0 };

/**
 * Collects every record that was not loaded into one table, `reject`: file, row in the file, column,
 * reason, text.
 */
export async function collectRejects(
  host: DuckDbHost,
  staged: readonly Staged[],
  tables: StarTables,
): Promise<Rejected> {
  const reject = id(tables.schema, 'reject');
  await host.run(sql`
    create table ${reject} as
    ${join(
      staged.map((file) => sql`select * from (${rejectsOf(file)})`),
      unionAll,
    )}`);
  const rejects = await rowsOf<{
    file_name: string;
    row: number;
    column_name: string;
    reason: RejectReason;
    text: string;
  }>(
    host,
    sql`select file_name, row, column_name, reason, text from ${reject} order by file_name, row limit ${lit(shownRejects)}`,
  );
  const counts = await rowsOf<{ reason: RejectReason; rows: bigint }>(
    host,
    sql`select reason, count(*) as rows from ${reject} group by reason order by rows desc, reason`,
  );
  let uncut = 0;
  let outside = 0;
  for (const { rejects: table, stage, source } of staged) {
    const row = await oneRow<{ lines: bigint; outside: bigint }>(
      host,
      sql`select count(distinct line) as lines,
          (select cast(coalesce(sum(${rowsOfFile(source.plan)}), 0) as bigint)
            from ${stage} where problem = ${outsideDays}) as outside
        from ${id(table)}`,
    );
    uncut += Number(row.lines);
    outside += Number(row.outside);
  }
  const listed = counts.map(({ reason, rows }) => ({ reason, rows: Number(rows) }));
  return {
    rejects: rejects.map(
      ({ file_name: fileName, row, column_name: column, reason, text }): Reject => ({
        ...{ fileName, row, column, reason, text },
      }),
    ),
    rejectCounts: [
      ...listed,
      ...(outside > 0 ? [{ reason: 'outsideDays' as const, rows: outside }] : []),
    ],
    uncut,
  };
}

/** One row per rejected record of a file. Records that could not be cut shift the rows after them. */
function rejectsOf({ source: { plan }, stage, rejects }: Staged): Sql {
  const headerRows = plan.preambleRecords + headerRecordsOf(plan);
  const record = recordOf(plan);
  return sql`
    with cut as (
      -- one row per record that could not be cut into fields
      select line, row_number() over (order by line) as nth, error_type, csv_line
      from (select line, min(error_type) as error_type, min(csv_line) as csv_line
        from ${id(rejects)} group by line)
    )
    select ${lit(plan.fileName)} as file_name, cast(line + ${lit(headerRows)} as integer) as row, '' as column_name,
      ${structuralReason(plan)} as reason, left(csv_line, 80) as text
    from cut
    union all
    select ${lit(plan.fileName)}, cast(${record} + (select count(*) from cut where line - nth < ${record}) + ${lit(headerRows)} as integer),
      ${caseOf(rowProblems.map((problem) => header(plan, problem)))},
      ${caseOf(rowProblems)}, coalesce(problem_text, '')
    from ${stage} as stage
    where problem not in (0, ${outsideDays}) and not made`;
}

function structuralReason(source: SourcePlan): Sql {
  const isTotal = join(
    [
      sql`false`,
      ...source.totalLabels.map((label) => sql`starts_with(trim(csv_line), ${lit(label)})`),
    ],
    sql` or `,
  );
  const cases = structural.map(
    ([type, reason]) => sql`when error_type = ${lit(type)} then ${lit(reason)}`,
  );
  return sql`case when ${isTotal} then 'totalRow' ${join(cases, sql` `)} else 'unreadableRecord' end`;
}

function header(source: SourcePlan, problem: (typeof rowProblems)[number]): string {
  if (problem === 'notASale') return leftOutColumn(source)?.header ?? '';
  if (problem === 'otherCurrency' && currencyColumn(source))
    return currencyColumn(source)?.header ?? '';
  const use = blamed[problem];
  if (!use) return '';
  const column = columnFor(source, use) ?? columnFor(source, 'unitPrice');
  return column?.header ?? '';
}

/** The text that belongs to the row's problem code. */
function caseOf(texts: readonly string[]): Sql {
  const cases = texts.map((text, code) => sql`when problem = ${lit(code)} then ${lit(text)}`);
  return sql`case ${join(cases, sql` `)} end`;
}
