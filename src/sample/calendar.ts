import { at } from './random.ts';

/** A calendar day as the number of days since 1970-01-01; no time zone is involved. */
export type Day = number;

/** The day with this date (month 1–12). */
export function day(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

/** First day on which the order export has lines. */
export const FIRST_DAY = day(2024, 1, 1);
/** Last day of the export: the as-of date of the sample. */
export const LAST_DAY = day(2026, 6, 30);
/** From this day on, all prices are about 8 % higher. */
export const PRICE_RISE = day(2025, 4, 1);

/** Year, month and date as padded text. */
export function dateParts(of: Day): readonly [string, string, string] {
  const date = new Date(of * 86_400_000);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return [String(date.getUTCFullYear()), pad(date.getUTCMonth() + 1), pad(date.getUTCDate())];
}

/** 0 is Sunday. */
export function weekday(of: Day): number {
  return (of + 4) % 7;
}

const LUNAR_NEW_YEAR = [day(2024, 2, 10), day(2025, 1, 29), day(2026, 2, 17)];
const MID_AUTUMN = [day(2024, 9, 17), day(2025, 10, 6)];

/** How strongly an approaching festival asks for gifts: 0 to 1, highest nine days ahead. */
export function giftSeason(of: Day): number {
  let pull = 0;
  for (const festival of [...LUNAR_NEW_YEAR, ...MID_AUTUMN]) {
    const ahead = festival - of;
    if (ahead >= 2 && ahead <= 30) {
      pull = Math.max(pull, ahead >= 9 ? (30 - ahead) / 21 : (ahead - 1) / 8);
    }
  }
  return pull;
}

/** How much the weather asks for cold brew: 0 in winter, 1 in mid-July. */
export function coldBrewSeason(of: Day): number {
  const [year] = dateParts(of);
  return Math.max(0, 1 - Math.abs(of - day(Number(year), 7, 15)) / 75);
}

const WEEKDAY_PULL = [1.15, 0.88, 0.9, 0.92, 0.95, 1.1, 1.22];

/** How busy a day is, as a multiple of a plain one. */
function pull(of: Day): number {
  const [, month, date] = dateParts(of);
  const singlesDay = month === '11' && date === '11' ? 1.2 : 0;
  const closed = LUNAR_NEW_YEAR.some((festival) => of >= festival - 1 && of <= festival + 3);
  const season = 1 + 0.95 * giftSeason(of) + 0.2 * coldBrewSeason(of) + singlesDay;
  return at(WEEKDAY_PULL, weekday(of)) * season * (closed ? 0.2 : 1);
}

/**
 * A clock that runs fast on busy days. Customers wait in its units, so one person's own rhythm and
 * the seasons of the shop combine without either being simulated twice.
 */
export interface ShopClock {
  /** Reading at the start of a day; the whole period is as long as it has days. */
  reading(of: Day): number;
  /** The day on which the clock shows a reading, or null once the period is over. */
  dayAt(reading: number): Day | null;
}

/** The clock for the period of the export. */
export function shopClock(): ShopClock {
  const pulls: number[] = [];
  for (let of = FIRST_DAY; of <= LAST_DAY; of++) pulls.push(pull(of));
  const unit = pulls.length / pulls.reduce((sum, value) => sum + value, 0);
  const starts = [0];
  for (const value of pulls) starts.push(at(starts, starts.length - 1) + value * unit);

  return {
    reading: (of) => at(starts, of - FIRST_DAY),
    dayAt: (reading) => {
      let low = 0;
      let high = pulls.length;
      if (reading >= at(starts, high)) return null;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (at(starts, middle) <= reading) low = middle;
        else high = middle;
      }
      return FIRST_DAY + low;
    },
  };
}
