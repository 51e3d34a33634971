import type { RejectReason } from '../../core/model/info.ts';
import { columnFor, headerRecordsOf, type SourcePlan } from '../../core/model/plan.ts';
import { mappingProblems } from '../remarks.ts';
import type { CutRecord } from '../records.ts';
import type { WorkHooks } from '../types.ts';
import { clip, ColumnTally } from './column-tally.ts';
import { judgeOf, withoutSpaces, type ReadRecord } from './judge.ts';
import { PerOrder } from './per-order.ts';
import { eachRecord } from './record-stream.ts';
import { RowTally } from './row-tally.ts';
import type { Census } from '../../core/model/census.ts';

/** What is asked of a table. */
export interface CensusQuestion {
  readonly plan: SourcePlan;
  /** UTF-8 text that starts with the first data record. */
  readonly data: Blob;
  /** Columns whose cells are to be counted, by their position; records are counted anyhow. */
  readonly columns: readonly number[];
}

/** Milliseconds between two counts that are told: the page draws each of them. */
const pause = 300;

/**
 * Counts, over all records of a table, how each cell is understood under a plan, and which records
 * the load will leave out. `soFar` gets the counts now and then.
 */
export async function takeCensus(
  { plan, data, columns }: CensusQuestion,
  hooks: WorkHooks & { readonly soFar?: (census: Census) => void } = {},
): Promise<Census> {
  const count = new TableCount(plan, new Set(columns));
  let told = -Infinity;
  await eachRecord(
    ...([data, plan.dialect, hooks] as const),
    (record, text, from) => count.add(record, text, from),
    () => {
      if (Date.now() - told < pause) return;
      told = Date.now();
      hooks.soFar?.(count.result(false));
    },
  );
  return count.result(true);
}

/** The counts of one table under one plan. */
class TableCount {
  readonly #tallies: readonly ColumnTally[];
  /** By position in the file. */
  readonly #byIndex: readonly (ColumnTally | undefined)[];
  readonly #rows = new RowTally();
  readonly #judge: ReturnType<typeof judgeOf> | null;
  readonly #perOrder: PerOrder | null;
  readonly #headerRows: number;
  #records = 0;

  constructor(
    private readonly plan: SourcePlan,
    asked: ReadonlySet<number>,
  ) {
    const isSales = plan.role === 'transactions' && mappingProblems(plan).length === 0;
    this.#tallies = plan.columns
      .filter(({ use }) => use !== 'ignore')
      // Records are judged by what numbers and days say; texts only count.
      .filter(({ index, recipe }) => asked.has(index) || recipe.kind !== 'text')
      .map((column) => new ColumnTally(column, asked.has(column.index)));
    this.#byIndex = plan.columns.map((column) =>
      this.#tallies.find((tally) => tally.column === column),
    );
    this.#judge = isSales ? judgeOf(plan) : null;
    this.#perOrder = isSales ? PerOrder.of(plan) : null;
    this.#headerRows = plan.preambleRecords + headerRecordsOf(plan);
  }

  add({ cells, next, strayQuotes }: CutRecord, text: string, from: number): void {
    const row = ++this.#records + this.#headerRows;
    const wrong = this.#structure(cells, strayQuotes);
    if (wrong) {
      const written = text.slice(from, next).replace(/[\r\n]+$/, '');
      const isTotal = this.plan.totalLabels.some((label) =>
        withoutSpaces(written).startsWith(label),
      );
      if (this.#judge)
        this.#rows.leaveOut(isTotal ? 'totalRow' : wrong, null, { row, text: clip(written) });
      return;
    }
    const record: ReadRecord = {
      text: ({ index }) => cells[index] ?? '',
      understood: ({ index }) => understood[index] ?? nothing,
    };
    const understood: (ReturnType<ColumnTally['add']> | undefined)[] = [];
    for (const tally of this.#tallies)
      understood[tally.column.index] = tally.add(cells[tally.column.index] ?? '', row);
    if (this.#judge) this.#judgeRecord(this.#judge, record, row);
  }

  result(isWhole: boolean): Census {
    if (isWhole) this.#perOrder?.settle(this.#rows);
    const hasSum = !columnFor(this.plan, 'refunded') && !columnFor(this.plan, 'orderNet');
    return {
      rows: this.#records,
      isWhole,
      columns: this.#tallies
        .map((tally) => tally.result(isWhole))
        .filter((column) => column !== null),
      records: this.#judge ? this.#rows.result(hasSum) : null,
    };
  }

  #judgeRecord(judge: ReturnType<typeof judgeOf>, record: ReadRecord, row: number): void {
    const verdict = judge(record);
    const { problem, micros, blamed } = verdict;
    const example = { row, text: blamed ? clip(record.text(blamed)) : '' };
    if (this.#perOrder?.keep(record, verdict, example)) return;
    if (problem === 'none') this.#rows.load(micros ?? 0);
    else this.#rows.leaveOut(problem, micros, example);
  }

  /** Why a record cannot be cut into the table's fields, or null. One empty field too many is let pass. */
  #structure(cells: readonly string[], strayQuotes: number): RejectReason | null {
    const width = this.plan.columns.length;
    if (cells.length < width) return 'tooFewFields';
    if (cells.length > width + 1 || (cells.length > width && cells[width] !== ''))
      return 'tooManyFields';
    return strayQuotes > 0 ? 'openQuote' : null;
  }
}

const nothing = { value: null, isMissing: true, problem: null, rules: [] } as const;
