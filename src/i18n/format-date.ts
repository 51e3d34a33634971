/**
 * A calendar day without a time zone: `YYYY-MM-DD`, or for a month `YYYY-MM`, or milliseconds
 * since 1970 of its UTC midnight.
 */
export type Day = string | number;

/** Which calendar years are written in; `roc` counts from 1912 (民國). */
export type YearCalendar = 'gregory' | 'roc';

/** How days and months are written in one language. */
export interface DateFormats {
  /** 9 Dec 2011 / 2011/12/9 */
  day(day: Day): string;
  /** Mar 2025 / 2025年3月 */
  month(day: Day): string;
  /** Mar / 3月: a label beside others that name the year. */
  monthShort(day: Day): string;
  /** 2025 / 2025年 */
  year(day: Day): string;
  /** A moment on this device's clock: 9 Dec 2011, 14:03 / 2011/12/9 14:03. */
  moment(milliseconds: number): string;
  /** Inclusive days. Whole months are written as months: Sep – Nov 2011 / 2011年9月–11月. */
  range(from: Day, to: Day): string;
}

interface Parts {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
}

const monthsEn = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function parts(day: Day): Parts {
  if (typeof day === 'number') {
    const date = new Date(day);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  const [year, month, date] = day.split('-').map(Number);
  return { year: year ?? NaN, month: month ?? 1, day: date ?? 1 };
}

function isMonthEnd(p: Parts): boolean {
  return p.day === new Date(Date.UTC(p.year, p.month, 0)).getUTCDate();
}

/** A range given as months (`2011-09`) ends on its last month's last day. */
function endParts(day: Day): Parts {
  const p = parts(day);
  const isMonth = typeof day === 'string' && day.length <= 7;
  return isMonth ? { ...p, day: new Date(Date.UTC(p.year, p.month, 0)).getUTCDate() } : p;
}

/** A moment as the clock of this device shows it. */
function clock(milliseconds: number): { readonly on: Parts; readonly at: string } {
  const date = new Date(milliseconds);
  const at = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return {
    on: { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() },
    at: at.join(':'),
  };
}

function createEnglish(): DateFormats {
  const name = (p: Parts) => monthsEn[p.month - 1] ?? '';
  const day = (p: Parts) => `${p.day} ${name(p)} ${p.year}`;
  const month = (p: Parts) => `${name(p)} ${p.year}`;
  return {
    day: (d) => day(parts(d)),
    month: (d) => month(parts(d)),
    monthShort: (d) => name(parts(d)),
    year: (d) => String(parts(d).year),
    moment: (milliseconds) => {
      const { on, at } = clock(milliseconds);
      return `${day(on)}, ${at}`;
    },
    range: (from, to) => {
      const a = parts(from);
      const b = endParts(to);
      const sameYear = a.year === b.year;
      const sameMonth = sameYear && a.month === b.month;
      if (a.day === 1 && isMonthEnd(b)) {
        if (sameMonth) return month(b);
        return `${sameYear ? name(a) : month(a)} – ${month(b)}`;
      }
      if (sameMonth && a.day === b.day) return day(b);
      if (sameMonth) return `${a.day} – ${day(b)}`;
      return `${sameYear ? `${a.day} ${name(a)}` : day(a)} – ${day(b)}`;
    },
  };
}

function createChinese(calendar: YearCalendar): DateFormats {
  const roc = calendar === 'roc';
  const yearText = (p: Parts) => (roc ? `民國${p.year - 1911}` : String(p.year));
  const day = (p: Parts) => `${yearText(p)}/${p.month}/${p.day}`;
  const month = (p: Parts) => `${yearText(p)}年${p.month}月`;
  return {
    day: (d) => day(parts(d)),
    month: (d) => month(parts(d)),
    monthShort: (d) => `${parts(d).month}月`,
    year: (d) => `${yearText(parts(d))}年`,
    moment: (milliseconds) => {
      const { on, at } = clock(milliseconds);
      return `${day(on)} ${at}`;
    },
    range: (from, to) => {
      const a = parts(from);
      const b = endParts(to);
      const sameYear = a.year === b.year;
      const sameMonth = sameYear && a.month === b.month;
      if (a.day === 1 && isMonthEnd(b)) {
        if (sameMonth) return month(b);
        return `${month(a)}–${sameYear ? `${b.month}月` : month(b)}`;
      }
      if (sameMonth && a.day === b.day) return day(b);
      return `${day(a)}–${sameYear ? `${b.month}/${b.day}` : day(b)}`;
    },
  };
}

/** Date formats of one language; the calendar applies to Chinese only. */
export function createDateFormats(
  language: 'en' | 'zh-Hant',
  calendar: YearCalendar = 'gregory',
): DateFormats {
  return language === 'en' ? createEnglish() : createChinese(calendar);
}
