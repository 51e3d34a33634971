import { addDays, yearEarlier } from '../../core/calendar.ts';
import type { CellValue } from '../../core/spec/screen.ts';
import type { Axis, Group, Key } from './axis.ts';
import { stepsPerYear, type FieldKind } from './field.ts';
import { dayOfNumber, numberOfDay, periodOf } from './periods.ts';
import { isAdditive, type Measure } from './measure.ts';
import type { ExploreView } from './view.ts';
import { plainValue } from './values.ts';

/**
 * A measure of a cell, compared as its shelf says. Null where there is nothing to compare with: no
 * earlier period on the table, a whole of nought, or a period that is not over.
 */
export function valueOf(measure: Measure, row: Group, column: Group, view: ExploreView): CellValue {
  const at = (r: Group, c: Group, then = false): CellValue =>
    plainValue(measure, view.cell(r, c), view.data.model, then);
  const own = at(row, column);
  switch (measure.as) {
    case 'plain':
      return own;
    case 'shareOfRow':
      return share(own, at(row, view.columns.root));
    case 'shareOfColumn':
      return share(own, at(view.rows.root, column));
    case 'shareOfParent':
      return share(own, at(row.parent ?? row, column));
    case 'shareOfTotal':
      return share(own, at(view.rows.root, view.columns.root));
    case 'running':
      return isAdditive(measure) ? running(row, (each) => at(each, column)) : null;
    case 'rank':
      return rank(row, (each) => at(each, column));
    case 'compared':
      return view.shelves.comparison ? at(row, column, true) : null;
    case 'change':
      return view.shelves.comparison ? difference(own, at(row, column, true)) : null;
    case 'growth':
      return view.shelves.comparison ? growth(own, at(row, column, true)) : null;
    default: {
      const before = earlier(row, column, view, measure.as.startsWith('year'));
      if (!before) return null;
      const then = at(...before);
      return measure.as.endsWith('Change') ? difference(own, then) : growth(own, then);
    }
  }
}

function share(part: CellValue, whole: CellValue): number | null {
  return part === null || whole === null || Number(whole) === 0
    ? null
    : Number(part) / Number(whole);
}

function difference(now: CellValue, then: CellValue): CellValue {
  if (now === null || then === null) return null;
  return typeof now === 'bigint' && typeof then === 'bigint'
    ? now - then
    : Number(now) - Number(then);
}

/** Relative to what there was; a loss that became a gain has no growth. */
function growth(now: CellValue, then: CellValue): number | null {
  return now === null || then === null || Number(then) <= 0 ? null : Number(now) / Number(then) - 1;
}

/** What a row and the rows of its group before it come to. */
function running(row: Group, of: (group: Group) => CellValue): CellValue {
  if (!row.parent) return of(row);
  const before = row.parent.children.slice(0, row.parent.children.indexOf(row) + 1).map(of);
  return before.every((value) => typeof value === 'bigint')
    ? before.reduce((sum, value) => sum + value, 0n)
    : before.reduce((sum: number, value) => sum + Number(value), 0);
}

/** 1 for the largest of its group; equal values share a rank; what is beyond the top has none. */
function rank(row: Group, of: (group: Group) => CellValue): number | null {
  const own = of(row);
  if (own === null || !row.parent || row.isOther) return null;
  const larger = row.parent.children.filter(
    (each) => !each.isOther && Number(of(each)) > Number(own),
  );
  return larger.length + 1;
}

/** The cell of the period before on whichever axis holds one, or of the same period a year earlier. */
function earlier(
  row: Group,
  column: Group,
  view: ExploreView,
  isYear: boolean,
): readonly [Group, Group] | null {
  const onRows = besideInTime(view.rows, row, view, isYear);
  if (onRows !== undefined) return onRows && [onRows, column];
  const onColumns = besideInTime(view.columns, column, view, isYear);
  return onColumns ? [row, onColumns] : null;
}

/** The group one period earlier; undefined where no field of the group goes on with time. */
function besideInTime(
  axis: Axis,
  group: Group,
  view: ExploreView,
  isYear: boolean,
): Group | null | undefined {
  const depth = axis.fields.slice(0, group.depth).findLastIndex(({ on }) => on.kind === 'time');
  const field = axis.fields[depth];
  const key = group.path[depth];
  if (!field || typeof key !== 'number') return undefined;
  if (isOpen(field.on, key, view)) return null;
  const before = keyBefore(field.on, key, isYear);
  return before === null ? null : axis.beside(group, depth, before);
}

/** Whether a period is not over on the as-of day: it is compared with nothing. */
export function isOpen(on: FieldKind, key: Key, { data, shelves }: ExploreView): boolean {
  if (on.kind !== 'time' || typeof key !== 'number') return false;
  return periodOf(on.part, key, shelves.yearStart).to > data.asOf;
}

function keyBefore(on: FieldKind, key: number, isYear: boolean): number | null {
  if (on.kind !== 'time') return null;
  const steps = stepsPerYear(on);
  if (steps !== null) return key - (isYear ? steps : 1);
  if (on.part === 'week') return key - (isYear ? 364 : 7);
  const day = dayOfNumber(key);
  if (!isYear) return numberOfDay(addDays(day, -1));
  return numberOfDay(yearEarlier({ from: day, to: day }).from);
}
