import { addDays, yearEarlier } from '../../core/calendar.ts';
import type { CellValue } from '../../core/spec/screen.ts';
import type { Axis, Group, Key } from './axis.ts';
import { stepsPerYear, type FieldKind } from './field.ts';
import { dayOfNumber, numberOfDay, periodOf } from './periods.ts';
import { isAdditive, measureText, type Measure } from './measure.ts';
import { isSide } from './shelves.ts';
import type { ExploreView } from './view.ts';
import { plainValue } from './values.ts';

/**
 * A measure of a cell, compared as its shelf says. Null where there is nothing to compare with: no
 * earlier period on the table, a whole of nought, or a period that is not over.
 */
export function valueOf(measure: Measure, row: Group, column: Group, view: ExploreView): CellValue {
  const at = (r: Group, c: Group, of?: 'now' | 'then'): CellValue =>
    plainValue(measure, view.cell(r, c), view.data.model, of);
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
      if (!isAdditive(measure)) return null;
      if (!row.parent) return own;
      return standing(row, column, measure, (rows) =>
        runningTotals(rows, (each) => at(each, column)),
      );
    case 'rank':
      return standing(row, column, measure, (rows) => ranks(rows, (each) => at(each, column)));
    case 'compared':
    case 'change':
    case 'growth': {
      const { comparison, areDatesApart } = view.shelves;
      // Of one side alone there is nothing to be compared with.
      if (!comparison || isOneSide(view.rows, row) || isOneSide(view.columns, column)) return null;
      const then = at(row, column, 'then');
      const now = areDatesApart ? at(row, column, 'now') : own;
      if (measure.as === 'compared') return then;
      return measure.as === 'change' ? difference(now, then) : growth(now, then);
    }
    default: {
      const before = earlier(row, column, view, measure.as.startsWith('year'));
      if (!before) return null;
      const then = at(...before);
      return measure.as.endsWith('Change') ? difference(own, then) : growth(own, then);
    }
  }
}

/** Whether a group holds only the chosen dates, or only those compared with. */
function isOneSide({ fields }: Axis, group: Group): boolean {
  return fields.slice(0, group.depth).some((field) => isSide(field, 'comparedDates'));
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

/** What the rows of a group are worth beside each other in a column, row by row. */
type Standing = ReadonlyMap<Group, CellValue>;
/** By group, then by measure and column: of a large pivot every row asks, and each needs all of them. */
const standings = new WeakMap<Group, Map<string, Standing>>();

function standing(
  row: Group,
  column: Group,
  measure: Measure,
  of: (children: readonly Group[]) => Standing,
): CellValue {
  const { parent } = row;
  if (!parent) return null;
  const known = standings.get(parent) ?? new Map<string, Standing>();
  standings.set(parent, known);
  const name = `${column.place} ${measureText(measure)}`;
  const found = known.get(name) ?? of(parent.children);
  known.set(name, found);
  return found.get(row) ?? null;
}

/** What rows and the rows of their group before them come to. */
function runningTotals(rows: readonly Group[], of: (group: Group) => CellValue): Standing {
  let sum: bigint | number = 0n;
  return new Map(
    rows.map((row) => {
      const value = of(row);
      sum =
        typeof value === 'bigint' && typeof sum === 'bigint'
          ? sum + value
          : Number(sum) + Number(value);
      return [row, sum];
    }),
  );
}

/** 1 for the largest of a group; equal values share a rank; what is beyond the top has none. */
function ranks(rows: readonly Group[], of: (group: Group) => CellValue): Standing {
  const ranked = rows
    .filter((row) => !row.isOther)
    .flatMap((row) => {
      const value = of(row);
      return value === null ? [] : [{ row, value: Number(value) }];
    })
    .sort((left, right) => right.value - left.value);
  const standing = new Map<Group, number>();
  let rank = 0;
  for (const [place, { row, value }] of ranked.entries()) {
    if (value !== ranked[place - 1]?.value) rank = place + 1;
    standing.set(row, rank);
  }
  return standing;
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
