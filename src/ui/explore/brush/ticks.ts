import type { Bar } from '../../../analyses/explore-brush.ts';
import { monthNumber, monthStart } from '../../../core/calendar.ts';
import type { Formats } from '../../../i18n/format.ts';

/** A month named below a strip. */
export interface Tick {
  /** The step that it begins in. */
  readonly place: number;
  readonly text: string;
  /** A January is named by its year. */
  readonly isYear: boolean;
}

/** Months between two names, and pixels that a name takes. */
const everyMonths = [1, 3, 6, 12];
const room = 46;
/** The first name says its year too. */
const firstRoom = 72;

/** Names of as many months as there is room for; of longer strips, of years. */
export function ticksOf(
  bars: readonly Bar[],
  width: number,
  formats: Pick<Formats, 'month' | 'monthShort' | 'year'>,
): readonly Tick[] {
  const months = bars.flatMap(({ to }, place) => {
    const month = monthNumber(to);
    const before = bars[place - 1];
    return before && monthNumber(before.to) !== month ? [{ place, month }] : [];
  });
  const [first] = bars;
  if (!first || width <= 0) return [];
  const stepWidth = width / bars.length;
  const pixels = width / (months.length + 1);
  const every =
    everyMonths.find((count) => count * pixels >= room) ?? 12 * Math.ceil(room / (12 * pixels));
  const named = months
    .filter(({ month }) => month % every === 0 && (every < 12 || month % 12 === 0))
    .map(({ place, month }) => ({
      place,
      text:
        month % 12 === 0 ? formats.year(monthStart(month)) : formats.monthShort(monthStart(month)),
      isYear: month % 12 === 0,
    }))
    // What begins at the very end would be cut.
    .filter(({ place }) => (bars.length - place) * stepWidth >= room - 8);
  const isFree = (named[0]?.place ?? bars.length) * stepWidth >= firstRoom;
  const begins = { place: 0, text: formats.month(first.from), isYear: false };
  return isFree ? [begins, ...named] : named;
}
