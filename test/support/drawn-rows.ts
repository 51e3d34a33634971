import type { PivotData } from '../../src/core/spec/pivot.ts';
import type { Block } from '../../src/core/spec/screen.ts';

/** A row that a chart draws, as its specification holds it. */
export interface DrawnRow {
  readonly value?: number | null;
  readonly second?: number | null;
  readonly share?: number;
  readonly p10?: number;
  readonly p25?: number;
  readonly p50?: number;
  readonly p75?: number;
  readonly p90?: number;
  readonly place?: number;
  readonly mark: string | null;
  readonly tip: {
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly value: string }[];
  };
}

/** Every row of a chart, wherever its layers keep them, each once. */
export function drawnRows(
  block: Extract<Block, { kind: 'chart' }>,
  width: number,
): readonly DrawnRow[] {
  const found = new Set<DrawnRow>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('tip' in part) found.add(part as DrawnRow);
    else Object.values(part).forEach(visit);
  };
  visit(block.specFor?.(width) ?? block.spec);
  return [...found];
}

/** A cell of the pivot that a mark may be: where it is, and its number in units of money or as it is. */
export interface PivotValue {
  readonly place: string;
  readonly series: string | null;
  readonly value: number | null;
  readonly text: string;
}

/** The cells of the outermost fields of both sides. */
export function outermost(
  pivot: PivotData,
  measure: number,
  decimals: number,
): readonly PivotValue[] {
  const down = Array.from({ length: pivot.rowCount }, (_, at) => at).filter(
    (at) => pivot.row(at).depth === (pivot.rowHeads.length > 0 ? 1 : 0),
  );
  const levels = pivot.columnHeads.length;
  const over = pivot.columns.flatMap((column, at) =>
    column.measure === measure && column.totalOver === Math.max(0, levels - 1) ? [at] : [],
  );
  return down.flatMap((row) =>
    over.map((column) => {
      const { value, text } = pivot.cell(row, column);
      const head = levels === 0 ? null : (pivot.columns[column]?.heads[0] ?? null);
      const label = pivot.row(row).label;
      return {
        ...(pivot.rowHeads.length > 0
          ? { place: label, series: head }
          : { place: head ?? '', series: null }),
        ...{ value: value === null ? null : value / 10 ** decimals, text },
      };
    }),
  );
}

/** The same over all columns. */
export function overAll(
  pivot: PivotData,
  measure: number,
  decimals: number,
): readonly PivotValue[] {
  const column = pivot.columns.findIndex(
    (one) => one.measure === measure && one.totalOver === pivot.columnHeads.length,
  );
  return Array.from({ length: pivot.rowCount }, (_, at) => at)
    .filter((at) => pivot.row(at).depth === 1)
    .map((row) => {
      const { value, text } = pivot.cell(row, column);
      return {
        ...{ place: pivot.row(row).label, series: null, text },
        value: value === null ? null : value / 10 ** decimals,
      };
    });
}

/** A number as text: the same to six decimals is the same. */
export const digits = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(6);
/** What is drawn, by the words beside it. */
export const said = (
  place: string,
  series: string | null,
  ...values: readonly (number | null | undefined)[]
): string => JSON.stringify([place, series, ...values.map(digits)]);
