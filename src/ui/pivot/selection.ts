import type { At, Extent } from './moves.ts';

/** A rectangle of numbers: lines and columns from (included) to (included); column 1 is the first. */
export interface Rectangle {
  readonly fromLine: number;
  readonly toLine: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/**
 * The numbers between two cells. Heads alone stand for their whole columns, row labels alone for
 * their whole rows, the corner for everything.
 */
export function rectangleOf(
  one: At,
  other: At,
  { rows, columns }: Pick<Extent, 'rows' | 'columns'>,
): Rectangle {
  const [top, bottom] = [Math.min(one.line, other.line), Math.max(one.line, other.line)];
  const [left, right] = [Math.min(one.column, other.column), Math.max(one.column, other.column)];
  const isHeads = bottom < 0;
  const isLabels = right < 1;
  return {
    fromLine: Math.max(0, top),
    toLine: isHeads ? rows : bottom,
    fromColumn: Math.max(1, left),
    toColumn: isLabels ? columns : right,
  };
}

/** How many numbers are in a rectangle. */
export function sizeOfRectangle({ fromLine, toLine, fromColumn, toColumn }: Rectangle): number {
  return Math.max(0, toLine - fromLine + 1) * Math.max(0, toColumn - fromColumn + 1);
}
