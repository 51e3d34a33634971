import { daysBetween } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { shownValues } from '../../core/model/info.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import type { CustomerPart, CyclePart, Field, FieldKind, TimePart } from './field.ts';
import { lastRecency, lastVisitNumber } from './keys.ts';
import type { Shelves } from './shelves.ts';

/** The fewest days of a period: no more periods than days by it, and one begun at either end. */
const fewestDays: Readonly<Record<TimePart, number>> = {
  ...{ year: 365, quarter: 90, month: 28 },
  ...{ week: 7, day: 1 },
};
const mostOfCycle: Readonly<Record<CyclePart, number>> = {
  ...{ quarterOfYear: 4, monthOfYear: 12, dayOfMonth: 31 },
  ...{ weekday: 7, hour: 24 },
};
/** More than there are tiers or segments, however they are defined. */
const mostOfGroups = 20;

/**
 * More groups than this the fields on the shelves cannot make together, every value of each apart; at
 * most the lines of the data.
 */
export function mostGroups({ rows, columns, comparison }: Shelves, data: Dataset): number {
  const days = Math.max(lengthOf(data.period), comparison ? lengthOf(comparison) : 0);
  return [...rows, ...columns].reduce(
    // One more for what is blank.
    (groups, { on }) => Math.min(data.model.lines, groups * (1 + mostValues(on, days, data))),
    1,
  );
}

/** Infinity where the data do not say. */
function mostValues(on: FieldKind, days: number, { model }: Dataset): number {
  const periods = (part: TimePart, among: number): number =>
    Math.floor(among / fewestDays[part]) + 2;
  switch (on.kind) {
    case 'dimension': {
      const values = model.dimensions.find(({ id }) => id === on.id)?.values.length ?? 0;
      return values < shownValues ? values : Infinity;
    }
    case 'product':
      return model.products;
    case 'time':
      return periods(on.part, days);
    case 'cycle':
      return mostOfCycle[on.part];
    case 'customer': {
      const whole = lengthOf({ from: model.firstDay, to: model.lastDay });
      const parts: Readonly<Record<CustomerPart, number>> = {
        ...{ tier: mostOfGroups, segment: mostOfGroups },
        ...{ firstMonth: periods('month', whole), recency: lastRecency + 1 },
      };
      return parts[on.part];
    }
    case 'visit':
      return lastVisitNumber;
    case 'side':
      return mostOfGroups;
    default:
      return Infinity;
  }
}

function lengthOf({ from, to }: DayRange): number {
  return daysBetween(from, to) + 1;
}

/**
 * Whether all lines of an order are in one group, whatever was bought: the fields tell customers and days
 * apart, and no line counts on another day than its order.
 */
export function keepsOrdersWhole({ rows, columns }: Shelves, { model }: Dataset): boolean {
  const isOfOrder = ({ on }: Field): boolean => {
    if (on.kind === 'dimension')
      return model.dimensions.some(({ id, source }) => id === on.id && source === 'customer');
    return (
      ['time', 'customer', 'visit'].includes(on.kind) || (on.kind === 'cycle' && on.part !== 'hour')
    );
  };
  return !model.hasLaterLines && [...rows, ...columns].every(isOfOrder);
}
