import { addDays, daysBetween } from '../../core/calendar.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import type { Axis, Group, Key } from './axis.ts';
import { fieldText, kindText, readField, type FieldKind } from './field.ts';
import { keptText, readKept, type KeptValues } from './kept-text.ts';
import { readMark } from './marks.ts';
import type { MarkedKey } from './marked-key.ts';
import { mostFields, mostKept, type ExploreParams } from './params.ts';
import { periodOf } from './periods.ts';
import type { ExploreView } from './view.ts';

/** What an act on a mark comes to: other shelves and lines kept, and other dates (null: as they are). */
export interface Drill {
  readonly params: Pick<ExploreParams, 'rows' | 'columns' | 'only'>;
  readonly dates: DayRange | null;
}

/** More values than this are not told one by one. */
const mostTold = 50;

/**
 * Keeps the lines of a mark alone, so that the grand total becomes its number. Periods become dates of
 * the view, every other field a condition of its own; of two dates side by side the marked ones are what
 * stays, without the field. Null where that cannot be said: of everything, of too many values, of more
 * conditions than a view holds.
 */
export function keepOnly(mark: string, view: ExploreView): Drill | null {
  const marked = withValues(mark, view);
  const side = marked.find(({ key: { on } }) => isComparedDates(on))?.key.key;
  // Of both dates at once no dates can be asked for: a condition keeps the period of either.
  const isOfDates = !view.shelves.areDatesApart || side !== undefined;
  const only: string[] = [];
  let period = view.data.period;
  for (const { key, values } of marked) {
    const { on } = key;
    if (values === null) return null;
    if (isComparedDates(on)) continue;
    if (isOfDates && on.kind === 'time' && typeof key.key === 'number')
      period = within(periodOf(on.part, key.key, key.yearStart), period);
    else only.push(keptText({ isOut: key.isOther, parts: [values] }));
  }
  const isNarrower = !sameDays(period, view.data.period);
  const kept = [...view.params.only, ...only];
  const shelves = side === undefined ? shelvesIn(view) : without(shelvesIn(view), comparedDates);
  if (marked.length === 0) return null;
  if (side !== 0) return drillOf(shelves, kept, isOfDates && isNarrower ? period : null);
  // Without the field, days before are no longer told by those that they stand beside.
  const dates = earlier(period, view);
  return dates && !kept.some(isOfTime) ? drillOf(shelves, kept, dates) : null;
}

const comparedDates: FieldKind = { kind: 'side', part: 'comparedDates' };

function isComparedDates(on: FieldKind): boolean {
  return kindText(on) === kindText(comparedDates);
}

function isOfTime(text: string): boolean {
  return readKept(text)?.parts.some(({ on }) => on.kind === 'time') ?? false;
}

/** The days compared with that stand beside some of the chosen ones. */
function earlier(days: DayRange, { data }: ExploreView): DayRange | null {
  const { period, comparison } = data;
  if (!comparison) return null;
  const back = -daysBetween(comparison.from, period.from);
  const beside = { from: addDays(days.from, back), to: addDays(days.to, back) };
  return within(beside, comparison);
}

function sameDays(left: DayRange, right: DayRange): boolean {
  return left.from === right.from && left.to === right.to;
}

/** Leaves the lines of a mark out. Null where that cannot be said, as with `keepOnly`. */
export function leaveOut(mark: string, view: ExploreView): Drill | null {
  const marked = withValues(mark, view);
  const parts = marked.map(({ values }) => values).filter((values) => values !== null);
  if (marked.length === 0 || parts.length < marked.length) return null;
  const sides = marked.some(({ key: { on } }) => isComparedDates(on));
  const others = marked.filter(({ key }) => key.isOther).length;
  // All but the rest is what stands apart; of the rest within another group that is no one condition.
  if (sides || (others > 0 && marked.length > 1)) return null;
  return drillOf(
    shelvesIn(view),
    [...view.params.only, keptText({ isOut: others === 0, parts })],
    null,
  );
}

/**
 * Keeps the lines of a mark and tells them apart by another field. It takes the place of the mark's
 * innermost field: those outside of it, which have one value left, leave their shelf, and what stood
 * inside stays inside. Of the whole table it is the innermost field of the rows.
 */
export function breakDown(mark: string, by: string, view: ExploreView): Drill | null {
  const read = mark === 'all' ? { rows: [], columns: [] } : readMark(mark);
  const field = readField(by);
  if (!read || !field) return null;
  const isAll = read.rows.length + read.columns.length === 0;
  const kept = isAll ? null : keepOnly(mark, view);
  if (!isAll && !kept) return null;
  const { rows, columns } = without(shelvesIn(view), field.on);
  const [down, across] = [rows.slice(read.rows.length), columns.slice(read.columns.length)];
  const isAcross = read.rows.length === 0 && read.columns.length > 0;
  const shelves = isAll
    ? { rows: [...rows, by], columns }
    : isAcross
      ? { rows, columns: [by, ...across] }
      : { rows: [by, ...down], columns: across };
  return drillOf(shelves, kept?.params.only ?? view.params.only, kept?.dates ?? null);
}

type Shelved = Pick<ExploreParams, 'rows' | 'columns'>;

function drillOf(
  { rows, columns }: Shelved,
  only: readonly string[],
  dates: DayRange | null,
): Drill | null {
  const kept = [...new Set(only)];
  if (kept.length > mostKept || Math.max(rows.length, columns.length) > mostFields) return null;
  return { params: { rows, columns, only: kept }, dates };
}

function shelvesIn({ shelves }: ExploreView): Shelved {
  return { rows: shelves.rows.map(fieldText), columns: shelves.columns.map(fieldText) };
}

function without({ rows, columns }: Shelved, on: FieldKind): Shelved {
  const own = fieldText({ on, top: null });
  const isOther = (text: string): boolean => {
    const field = readField(text);
    return !field || fieldText({ on: field.on, top: null }) !== own;
  };
  return { rows: rows.filter(isOther), columns: columns.filter(isOther) };
}

/** The keys of a mark with their values: beyond a top those that stand apart. Null: too many, or none. */
function withValues(
  mark: string,
  view: ExploreView,
): readonly { readonly key: MarkedKey; readonly values: KeptValues | null }[] {
  const read = readMark(mark);
  if (!read) return [];
  const of = (axis: Axis, keys: readonly MarkedKey[]) =>
    keys.map((key, place) => {
      const { on, yearStart } = key;
      const values = key.isOther ? apart(axis, keys.slice(0, place)) : [key.key];
      return { key, values: values && { on, yearStart, keys: values } };
    });
  return [...of(view.rows, read.rows), ...of(view.columns, read.columns)];
}

/** The values that stand apart inside the group of some keys. */
function apart(axis: Axis, outside: readonly MarkedKey[]): readonly Key[] | null {
  let group: Group | null = axis.root;
  for (const { key, isOther } of outside) group &&= axis.child(group, key, isOther);
  const keys = group?.children
    .filter(({ isOther }) => !isOther)
    .map(({ path }) => path.at(-1) ?? null);
  return keys && keys.length > 0 && keys.length <= mostTold ? keys : null;
}

/** The days of a period that are among some others; of none of them an empty span is not asked for. */
function within(period: DayRange, among: DayRange): DayRange {
  const from = period.from > among.from ? period.from : among.from;
  const to = period.to < among.to ? period.to : among.to;
  return from <= to ? { from, to } : period;
}

/** The fields of a mark, from the outermost on; those of the rows are the last. */
export function markedKinds(mark: string): readonly FieldKind[] {
  const read = readMark(mark);
  return read ? [...read.columns, ...read.rows].map(({ on }) => on) : [];
}
