import { isIdentifying } from '../core/model/identifying.ts';
import type { DimensionInfo, ModelInfo } from '../core/model/info.ts';
import type { CellValue, Formats, TableColumn, TableData } from '../core/spec/screen.ts';
import { dimensionLabel } from './filter-names.ts';
import type { Messages } from './en.ts';

type Words = Pick<Messages, 'app' | 'drill'>;

/** A column of the list of lines; `dimension` is the column of a file that it holds. */
export interface ListedColumn {
  readonly id: string;
  readonly dimension: DimensionInfo | null;
}

const kinds: Readonly<Record<string, TableColumn['kind']>> = {
  ...{ day: 'day', ord: 'integer', quantity: 'measure', amount: 'money' },
};

/** The columns as tables and files have them. */
export function lineTableColumns(
  columns: readonly ListedColumn[],
  t: Words,
): readonly TableColumn[] {
  const words: Readonly<Record<string, string | undefined>> = t.drill.columns;
  return columns.map(({ id, dimension }) => ({
    id,
    label: dimension ? dimensionLabel(dimension, t) : (words[id] ?? id),
    kind: kinds[id] ?? 'text',
  }));
}

/** Whether a column may tell who somebody is: it is masked on screen. */
export function isPersonal({ id, dimension }: ListedColumn): boolean {
  return id === 'customer' || (dimension !== null && isIdentifying(dimension));
}

/** A value of an answer as tables show it: pieces in their own units, refunds by their word. */
export function lineValue(
  id: string,
  value: unknown,
  { quantityScale }: Pick<ModelInfo, 'quantityScale'>,
  t: Words,
): CellValue {
  if (value === null || value === undefined) return null;
  if (id === 'refund') return value === true ? t.drill.isRefund : null;
  if (id === 'quantity') return Number(value) / 10 ** quantityScale;
  if (id === 'ord') return Number(value);
  return value as CellValue;
}

/** Lines as a table. */
export function linesTable(
  columns: readonly ListedColumn[],
  rows: readonly Readonly<Record<string, unknown>>[],
  title: string,
  model: ModelInfo,
  t: Words,
): TableData {
  return {
    ...{ id: 'lines', title, columns: lineTableColumns(columns, t), footer: [], marks: [] },
    rows: rows.map((row) => columns.map(({ id }) => lineValue(id, row[id], model, t))),
  };
}

/** What lines come to, in words: “1,234 lines · net revenue $5,678.90 · 56 orders”. */
export function totalsText(
  totals: Readonly<Record<string, number | bigint | null>>,
  formats: Formats,
  t: Words,
): string {
  const words = t.drill.totals;
  return formats.beside(
    Object.entries(totals).map(([name, value]) => {
      if (name === 'revenue') return words.revenue(formats.value('money', value ?? 0));
      const word = words[name as Exclude<keyof typeof words, 'revenue'>];
      return word(Number(value ?? 0));
    }),
  );
}
