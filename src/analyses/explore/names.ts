import { customerGroupIds } from '../../core/model/customer-groups.ts';
import { monthStart } from '../../core/calendar.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Group } from './axis.ts';
import type { Field, FieldKind } from './field.ts';
import { lastRecency, lastVisitNumber, recencyStep } from './keys.ts';
import type { ExploreLabels } from './labels/en.ts';
import type { KeptValues } from './kept-text.ts';
import { readMark } from './marks.ts';
import type { MarkedKey } from './marked-key.ts';
import type { Measure } from './measure.ts';
import { periodOf } from './periods.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;
type Named = Pick<ExploreView, 'shelves' | 'productNames'>;

/** What a field is called. */
export function fieldName({ on }: Field, { labels, formats, data }: Context): string {
  const { shelf } = labels;
  switch (on.kind) {
    case 'dimension': {
      const found = data.model.dimensions.find(({ id }) => id === on.id);
      return found?.label === '' ? shelf.sourceOfLine : (found?.label ?? on.id);
    }
    case 'product':
      return shelf.fields.product;
    case 'bin':
      return shelf.bins[on.of](formats.value('measure', on.width));
    default:
      return shelf.fields[on.part];
  }
}

/** What a measure is called, and how it is compared. */
export function measureName({ of, as }: Measure, { shelf }: ExploreLabels): string {
  return shelf.comparing[as](of.kind === 'formula' ? of.text : shelf.measures[of.name]);
}

/** What a group is called: the value of its innermost field; without one it is the total. */
export function groupName(
  group: Group,
  fields: readonly Field[],
  view: Named,
  context: Context,
): string {
  const { labels } = context;
  const field = fields[group.depth - 1];
  if (!field) return labels.total;
  if (group.isOther) return labels.other;
  const key = group.path.at(-1) ?? null;
  if (key === null) return blankName(field.on, labels);
  return keyName(field.on, key, view.shelves.yearStart, view, context);
}

function keyName(
  on: FieldKind,
  key: string | number,
  yearStart: number,
  named: Pick<Named, 'productNames'>,
  context: Context,
): string {
  if (typeof key === 'string') return textName(on, key, named);
  const { labels, formats, data } = context;
  const dates = key === 0 ? data.comparison : data.period;
  // Each side by its own days.
  if (on.kind === 'side' && on.part === 'comparedDates' && dates)
    return formats.range(dates.from, dates.to);
  return numberName(on, key, yearStart, labels, writingOf(on, context));
}

/** Values of a field that lines are kept by, in words. */
export function keptValues(
  { on, yearStart, keys }: KeptValues,
  named: Pick<Named, 'productNames'>,
  context: Context,
): string {
  return context.formats.items(
    keys.map((key) =>
      key === null ? blankName(on, context.labels) : keyName(on, key, yearStart, named, context),
    ),
  );
}

/** A product by its name, with the code that tells it from others of that name. */
function textName(
  on: FieldKind,
  key: string,
  { productNames }: Pick<Named, 'productNames'>,
): string {
  const name = on.kind === 'product' ? productNames.get(key) : undefined;
  return name === undefined ? key : `${name} (${key})`;
}

function blankName(on: FieldKind, labels: ExploreLabels): string {
  if (on.kind === 'product') return labels.noProduct;
  return on.kind === 'customer' || on.kind === 'visit' ? labels.noCustomer : labels.blank;
}

function writingOf(on: FieldKind, { formats, data }: Context): Writing {
  return {
    month: (month) => formats.value('month', month),
    day: (day) => formats.value('day', day),
    step: (value) =>
      on.kind === 'bin' && on.of === 'amount'
        ? formats.value('moneyAverage', value * 10 ** data.model.scale)
        : formats.value('measure', value),
  };
}

/** How the numbers inside names are written. */
interface Writing {
  readonly month: (month: number) => string;
  readonly day: (day: string) => string;
  /** A step of a field of steps, in its own units. */
  readonly step: (value: number) => string;
}

function numberName(
  on: FieldKind,
  key: number,
  yearStart: number,
  labels: ExploreLabels,
  write: Writing,
): string {
  const inYear = (month: number): number => ((month + yearStart - 1) % 12) + 1;
  switch (on.kind) {
    case 'time': {
      const { from } = periodOf(on.part, key, yearStart);
      const year = (number: number): string => labels.year(number, yearStart);
      if (on.part === 'year') return year(2000 + key);
      if (on.part === 'quarter')
        return labels.quarter((((key % 4) + 4) % 4) + 1, year(2000 + Math.floor(key / 4)));
      if (on.part === 'month') return write.month(key);
      return on.part === 'week' ? labels.week(write.day(from)) : write.day(from);
    }
    case 'cycle':
      if (on.part === 'weekday') return labels.weekdays[key] ?? '';
      if (on.part === 'hour') return `${String(key).padStart(2, '0')}:00`;
      if (on.part === 'monthOfYear') return labels.monthOfYear(inYear(key));
      return on.part === 'quarterOfYear' ? labels.quarterOfYear(key + 1) : labels.dayOfMonth(key);
    case 'customer':
      if (on.part === 'firstMonth') return write.month(key);
      if (on.part === 'recency')
        return labels.recency(
          key * recencyStep,
          key === lastRecency ? null : (key + 1) * recencyStep - 1,
        );
      return on.part === 'tier'
        ? labels.groups.tier[customerGroupIds.tier[key] ?? 'never']
        : labels.groups.segment[customerGroupIds.segment[key] ?? 'lost'];
    case 'visit':
      return on.part === 'visit'
        ? labels.visits[key === 0 ? 0 : 1]
        : labels.visitNumber(key, key === lastVisitNumber);
    case 'side':
      return labels.sides[on.part][key] ?? '';
    case 'bin':
      return labels.bin(write.step(key * on.width), write.step((key + 1) * on.width));
    default:
      return String(key);
  }
}

/** What a group of either axis is called. */
export function nameIn(group: Group, view: ExploreView, context: Context): string {
  const axis = view.rows.groups[group.place] === group ? view.rows : view.columns;
  return groupName(group, axis.fields, view, context);
}

/** The names of a path from the outside in: "Furniture · West". */
export function pathName(
  group: Group,
  fields: readonly Field[],
  view: Named,
  context: Context,
): string {
  const names: string[] = [];
  for (let at = group; at.parent; at = at.parent)
    names.unshift(groupName(at, fields, view, context));
  return names.length === 0 ? context.labels.total : context.formats.beside(names);
}

/** A mark of a table in words: “West · Mar 2025”; of the whole table “Total”. */
export function markName(mark: string, view: ExploreView, context: Context): string {
  const read = readMark(mark);
  const keys = read ? [...read.rows, ...read.columns] : [];
  const names = keys.map(({ on, yearStart, key, isOther }) =>
    isOther ? context.labels.other : keptValues({ on, yearStart, keys: [key] }, view, context),
  );
  return names.length === 0 ? context.labels.total : context.formats.beside(names);
}

/**
 * A mark in words, without the table: periods by their dates in figures, for a mark does not know the
 * reader's calendar.
 */
export function nameMark(mark: string, labels: ExploreLabels): string {
  const read = readMark(mark);
  const keys = read ? [...read.rows, ...read.columns] : [];
  return keys.length === 0
    ? labels.everyone
    : labels.cellMark(keys.map((key) => markedName(key, labels)));
}

function markedName({ on, key, isOther, yearStart }: MarkedKey, labels: ExploreLabels): string {
  if (isOther) return labels.other;
  if (key === null) return blankName(on, labels);
  if (typeof key === 'string') return key;
  return numberName(on, key, yearStart, labels, {
    month: (month) => monthStart(month).slice(0, 7),
    day: (day) => day,
    step: (step) => String(step),
  });
}
