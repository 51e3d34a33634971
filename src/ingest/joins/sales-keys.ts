import type { LookupField } from '../../core/model/fields.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from '../../core/model/plan.ts';
import { leftOutColumn } from '../../core/model/left-out.ts';
import { none } from '../../core/text-codes.ts';
import { isMissing } from '../narrow.ts';
import type { Inspection, WorkHooks } from '../types.ts';
import { eachRecordBytes } from './record-bytes.ts';
import { keyColumn, mayBeKey } from './key-columns.ts';
import { KeySet } from './key-set.ts';

/** Keys that the lines of the sales have. */
export interface SalesKeys {
  /** The field, or null for a column without a meaning that may turn out to be one. */
  readonly field: LookupField | null;
  /** Id and header of the column, in the first file that has it. */
  readonly id: string;
  readonly header: string;
  readonly keys: KeySet;
}

const joinFields = ['customer', 'order', 'product'] as const;
/** Columns without a meaning that are looked at where the sales lack a field. */
const mostOpen = 6;

/**
 * Reads the keys of all files with sales, each column's as one set, in one pass over every file.
 * Rows that the import leaves out as totals or as no sales are left out here too.
 */
export async function readSalesKeys(
  sales: readonly Inspection[],
  hooks: WorkHooks,
): Promise<readonly SalesKeys[]> {
  const found: SalesKeys[] = [];
  const lacks = (field: LookupField): boolean =>
    sales.every(({ plan }) => columnFor(plan, field) === null);
  const isOpen = lacks('customer') || lacks('product');
  for (const inspection of sales) {
    const columns = keysOf(inspection, isOpen);
    const own = columns.map(({ column, field }) => {
      const known = found.find((one) =>
        field ? one.field === field : one.field === null && one.id === column.id,
      );
      if (known) return known;
      const made = { field, id: column.id, header: column.header, keys: new KeySet() };
      found.push(made);
      return made;
    });
    await readFile(
      inspection,
      columns.map(({ column }) => column),
      own,
      hooks,
    );
  }
  return found;
}

function keysOf(
  { plan, columns }: Inspection,
  isOpen: boolean,
): readonly { readonly column: ColumnPlan; readonly field: LookupField | null }[] {
  const named = joinFields.flatMap((field) => {
    const column = columnFor(plan, field);
    return column ? [{ column, field }] : [];
  });
  if (!isOpen) return named;
  const open = plan.columns.filter(
    (column) =>
      (column.use === 'ignore' || column.use === 'dimension') &&
      mayBeKey(column, columns[column.index]),
  );
  return [...named, ...open.slice(0, mostOpen).map((column) => ({ column, field: null }))];
}

async function readFile(
  { plan, columns, data }: Inspection,
  own: readonly ColumnPlan[],
  into: readonly SalesKeys[],
  hooks: WorkHooks,
): Promise<void> {
  if (!data) return;
  const rule = new LeftOutRows(plan);
  const wanted = [...own.map(({ index }) => index), ...rule.columns];
  const isFloat = own.map((column) => keyColumn(column, columns[column.index]).isFloat);
  /** Where the last key of a column is that stands on the first row of its order only. */
  const last = own.map(() => ({ at: none, level: 0 }));
  const distinct = [...new Set(wanted)];
  const place = wanted.map((index) => distinct.indexOf(index));
  await eachRecordBytes(
    data,
    { dialect: plan.dialect, width: plan.columns.length, columns: distinct },
    hooks,
    (bytes, view, cells) => {
      if (rule.leavesOut(bytes, cells, place, own.length)) return;
      own.forEach((column, index) => {
        const cell = 2 * (place[index] as number);
        const set = into[index]?.keys as KeySet;
        const [from, to] = [cells[cell] as number, cells[cell + 1] as number];
        const key = set.add(bytes, view, from, to, isFloat[index] === true);
        if (!column.perOrder) return;
        const before = last[index] as { at: number; level: number };
        if (key !== none) last[index] = { at: key, level: set.level };
        else if (before.at !== none && before.level === set.level) set.addAgain(before.at);
      });
    },
  );
}

const decoder = new TextDecoder();

/** Rows that the plan leaves out: totals at the end, and rows that are no sales. */
class LeftOutRows {
  /** Positions of the columns that say so. */
  readonly columns: readonly number[];
  readonly #hasTotals: boolean;
  #isLeft = false;

  constructor(private readonly plan: SourcePlan) {
    const date = columnFor(plan, 'date');
    this.#hasTotals = plan.totalLabels.length > 0 && date !== null;
    const status = leftOutColumn(plan);
    this.columns = [
      ...(plan.totalLabels.length > 0 && date ? [0, date.index] : []),
      ...(status ? [status.index] : []),
    ];
  }

  /** `places` from `offset` on are the places of `columns` among the cells. */
  leavesOut(
    bytes: Uint8Array<ArrayBuffer>,
    cells: Int32Array,
    places: readonly number[],
    offset: number,
  ): boolean {
    if (this.columns.length === 0) return false;
    const texts = this.columns.map((_, index) => {
      const cell = 2 * (places[offset + index] as number);
      return decoder.decode(bytes.subarray(cells[cell], cells[cell + 1])).trim();
    });
    if (this.#hasTotals) {
      const [label = '', date = ''] = texts;
      if (isMissing(date) && this.plan.totalLabels.includes(label)) return true;
    }
    const status = leftOutColumn(this.plan);
    if (!status) return false;
    const text = texts.at(-1) ?? '';
    if (text === '' && status.perOrder) return this.#isLeft;
    const values = this.plan.leaveOut?.values ?? [];
    this.#isLeft = values.some((value) => value.toLowerCase() === text.toLowerCase());
    return this.#isLeft;
  }
}
