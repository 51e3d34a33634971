import type { LoadReport, Reject, RejectReason } from '../core/model/info.ts';
import { columnFor, type SourcePlan } from '../core/model/plan.ts';
import { rowProblems } from '../core/model/stage.ts';
import type { StarTables } from '../core/model/tables.ts';
import type { ColumnUse } from '../core/model/fields.ts';
import { id, join, lit, sql, type Sql } from '../core/sql/index.ts';
import { rejectsName } from './import-names.ts';
import type { DuckDbHost } from './host.ts';
import { rowsOf } from './rows.ts';

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
};

/**
 * Collects every record that was not loaded into one table, `reject`: row in the file, column,
 * reason, text. Records that the engine could not cut are numbered by line and shift the rows after
 * them.
 */
export async function collectRejects(
  host: DuckDbHost,
  source: SourcePlan,
  tables: StarTables,
): Promise<Pick<LoadReport, 'rejects' | 'rejectCounts'>> {
  const headerRows = source.preambleRecords + (source.hasHeader ? 1 : 0);
  const reject = id(tables.schema, 'reject');
  await host.run(sql`
    create table ${reject} as
    with cut as (
      -- one row per record that could not be cut into fields
      select line, row_number() over (order by line) as nth, error_type, csv_line
      from (select line, min(error_type) as error_type, min(csv_line) as csv_line
        from ${id(rejectsName(tables))} group by line)
    )
    select cast(line + ${lit(headerRows)} as integer) as row, '' as column_name,
      ${structuralReason(source)} as reason, left(csv_line, 80) as text
    from cut
    union all
    select cast(rowid + 1 + (select count(*) from cut where line - nth < rowid + 1) + ${lit(headerRows)} as integer),
      ${caseOf(rowProblems.map((problem) => header(source, problem)))},
      ${caseOf(rowProblems)}, coalesce(problem_text, '')
    from ${tables.stage} as stage
    where problem <> 0`);
  const rejects = await rowsOf<{
    row: number;
    column_name: string;
    reason: RejectReason;
    text: string;
  }>(
    host,
    sql`select row, column_name, reason, text from ${reject} order by row limit ${lit(shownRejects)}`,
  );
  const counts = await rowsOf<{ reason: RejectReason; rows: bigint }>(
    host,
    sql`select reason, count(*) as rows from ${reject} group by reason order by rows desc, reason`,
  );
  return {
    rejects: rejects.map(({ row, column_name: column, reason, text }): Reject => ({
      fileName: source.fileName,
      row,
      column,
      reason,
      text,
    })),
    rejectCounts: counts.map(({ reason, rows }) => ({ reason, rows: Number(rows) })),
  };
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
