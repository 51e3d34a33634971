import type { ChartSpec } from '../chart/spec.ts';
import type { CellValue, TableColumn, TableData, ValueKind } from '../spec/screen.ts';
import type { ViewColumnName } from './views.ts';

/** What can be drawn of an answer: the first measure by the first text or day. */
export interface Drawable {
  readonly by: number;
  readonly measure: number;
  readonly form: 'line' | 'bars' | 'columns';
}

/** More marks than this are no picture any more. */
const mostMarks = 200;
/** Up to so many texts stand beside bars of their own. */
const mostBars = 30;
const barHeight = 24;

const numeric: readonly ValueKind[] = ['integer', 'number', 'measure'];

/** Columns of the views that number things: what they say is no amount. */
const keys: readonly string[] = ['customer', 'order_key'] satisfies readonly ViewColumnName[];

/** Whether a column holds such numbers. */
export function isKey({ label }: TableColumn): boolean {
  return keys.includes(label);
}

/** How an answer is drawn; null where a table is all that it is. */
export function drawableOf({ columns, rows }: TableData): Drawable | null {
  if (rows.length < 2 || rows.length > mostMarks) return null;
  const isMeasure = (place: number): boolean => {
    const column = columns[place];
    return column !== undefined && numeric.includes(column.kind) && !isKey(column);
  };
  const places = columns.map((_, place) => place);
  const named = places.find((place) => !isMeasure(place));
  // Of two numbers the first is what the second is counted by.
  const by = named ?? 0;
  const measure = places.find((place) => isMeasure(place) && place !== by);
  if (measure === undefined) return null;
  const isCourse = columns[by]?.kind === 'day' && isSorted(rows.map((row) => row[by] ?? null));
  if (isCourse) return { by, measure, form: 'line' };
  return { by, measure, form: named !== undefined && rows.length <= mostBars ? 'bars' : 'columns' };
}

/**
 * The chart. Numbers along it are formatted as `count`, and the places of rows as `place`: what stands in
 * the row's cell.
 */
export function answerChart(
  { rows }: TableData,
  { by, measure, form }: Drawable,
  tip: (label: CellValue, value: number) => unknown,
): { readonly spec: ChartSpec; readonly height: number } {
  const values = rows.flatMap((row, place) => {
    const value = row[measure];
    return typeof value === 'number' ? [{ place, value, tip: tip(row[by] ?? null, value) }] : [];
  });
  const places = values.map(({ place }) => place);
  const amount = {
    field: 'value',
    type: 'quantitative' as const,
    title: null,
    axis: { formatType: 'count', tickCount: 6 },
  };
  const base = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    width: 'container' as const,
  };
  if (form === 'bars') {
    const y = {
      field: 'place',
      type: 'ordinal' as const,
      title: null,
      scale: { paddingInner: 0.3, paddingOuter: 0.15 },
      axis: { formatType: 'place', labelLimit: 160 },
    };
    return {
      spec: { ...base, mark: { type: 'bar' }, encoding: { y, x: amount } },
      height: 40 + values.length * barHeight,
    };
  }
  const x = {
    field: 'place',
    type: 'ordinal' as const,
    title: null,
    scale: { paddingInner: 0.3, paddingOuter: 0.15 },
    axis: { values: [...some(places)], formatType: 'place', labelLimit: 90 },
  };
  const mark = form === 'line' ? { type: 'line' as const, point: true } : { type: 'bar' as const };
  return { spec: { ...base, mark, encoding: { x, y: amount } }, height: 300 };
}

function isSorted(values: readonly CellValue[]): boolean {
  return values.every((value, place) => {
    const before = place === 0 ? value : (values[place - 1] ?? null);
    return value !== null && before !== null && String(before) <= String(value);
  });
}

/** At most eight of the places, evenly apart: as many labels as there is room for. */
function some(places: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.ceil(places.length / 8));
  return places.filter((_, index) => index % step === 0);
}
