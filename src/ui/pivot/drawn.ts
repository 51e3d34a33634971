import type { PivotCell, PivotData } from '../../core/spec/pivot.ts';
import type { Slot } from './frame.svelte.ts';
import {
  barOf,
  fillBeyond,
  fillOf,
  type Bar,
  type Fill,
  type PivotDisplay,
  type Range,
} from './shade.ts';

/** How the numbers of a row are drawn. */
export interface Manner {
  readonly pivot: PivotData;
  readonly display: PivotDisplay;
  /** By measure. */
  readonly ranges: readonly (Range | null)[];
  /** Totals, and what is beyond the top, would drown the others; an open period is no value yet. */
  readonly isShaded: boolean;
  readonly marks: ReadonlySet<string>;
  /** The column of the cursor, and the columns selected, both included; column 1 is the first. */
  readonly active: number;
  readonly from: number;
  readonly to: number;
  /** Where the columns begin, after row labels of this width. */
  readonly edges: readonly number[];
  readonly labelWidth: number;
}

/** A number as it is drawn, or (without text) the place of a small line. */
export interface DrawnCell {
  readonly key: number;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly text: string | null;
  /** Names of classes. */
  readonly look: string;
  readonly fill: Fill | null;
  readonly bar: Bar | null;
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

/** The numbers of a row by column, each asked for once. */
export function numbersOf(pivot: PivotData, place: number): (column: number) => PivotCell {
  const known = new Map<number, PivotCell>();
  return (column) => {
    const number = known.get(column) ?? pivot.cell(place, column);
    known.set(column, number);
    return number;
  };
}

/** Draws the cells of a row that are in view; one plain object a cell keeps scrolling quick. */
export function drawnCells(
  slots: readonly Slot[],
  numberAt: (column: number) => PivotCell,
  manner: Manner,
): readonly DrawnCell[] {
  const { pivot, active, from, to, edges, labelWidth, marks } = manner;
  return slots.map(({ key, index }) => {
    const start = edges[index] ?? 0;
    const isActive = active === index + 1;
    const place = {
      ...{ key, column: index, isActive },
      ...{ left: labelWidth + start, width: (edges[index + 1] ?? 0) - start },
    };
    const column = pivot.columns[index];
    if (!column) {
      const look = isActive ? 'cell active' : 'cell';
      return { ...place, text: null, look, fill: null, bar: null, isSelected: false };
    }
    const number = numberAt(index);
    const isMarked = number.mark !== null && marks.has(number.mark);
    const isPicked = index + 1 >= from && index + 1 <= to;
    let look = 'cell';
    if (column.totalOver > 0) look += ' sum';
    if (column.isOpen) look += ' open';
    if (number.mark !== null) look += ' link';
    if (isActive) look += ' active';
    if (isPicked) look += ' picked';
    if (isMarked) look += ' marked';
    return {
      ...place,
      ...{ text: number.text, look, isSelected: isMarked || isPicked },
      ...shadeOf(number, column.measure, column.totalOver === 0 && !column.isOpen, manner),
    };
  });
}

function shadeOf(
  { value, standsOut }: PivotCell,
  measure: number,
  isOwn: boolean,
  { pivot, display, ranges, isShaded }: Manner,
): Pick<DrawnCell, 'fill' | 'bar'> {
  const isGoodBelow = pivot.measures[measure]?.goodWhen === 'down';
  if (standsOut) return { fill: fillBeyond((standsOut === 'below') === isGoodBelow), bar: null };
  const range = isShaded && isOwn ? ranges[measure] : null;
  if (!range || value === null) return { fill: null, bar: null };
  return {
    fill: display === 'heat' ? fillOf(value, range, isGoodBelow) : null,
    bar: display === 'bars' ? barOf(value, range) : null,
  };
}
