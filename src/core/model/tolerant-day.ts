import { join, lit, op, sql, type Sql } from '../sql/index.ts';
import { dayPatterns, eras, monthNames, sureRocPattern } from './cell-patterns.ts';
import { narrow, unmarked } from './narrow-cell.ts';
import type { DateRecipe } from './recipe.ts';

/** A calendar day by the tolerant path: any order, full-width digits. Impossible days are null. */
export function tolerantDay(cell: Sql, { order, rocYears }: DateRecipe): Sql {
  const day = dayInOrder(cell, order);
  return rocYears ? sql`coalesce(${day}, ${sureRocDay(narrow(cell))})` : day;
}

function dayInOrder(cell: Sql, order: DateRecipe['order']): Sql {
  const pattern = dayPatterns[order];
  switch (order) {
    case 'roc':
    case 'rocCompact':
      return rocDay(narrow(cell), pattern);
    case 'era':
      return eraDay(narrow(cell), pattern);
    case 'serial1900':
    case 'serial1904':
      return serialDay(narrow(cell), pattern, order);
    default:
      return westernDay(unmarked(cell, '='), pattern, order);
  }
}

/** Years count from 1911, there is no year 0, and year 189 is 2100. */
function rocDay(text: Sql, pattern: string): Sql {
  const years = '1[0-8][0-9]|0[1-9][0-9]|00[1-9]|[1-9][0-9]';
  const inYears = pattern
    .replace('([0-9]{1,3})', `(${years}|0?[1-9])`)
    .replace('([0-9]{2,3})', `(${years}|0[1-9])`);
  const part = (group: number): Sql =>
    op({ name: 'capture', value: text, pattern: inYears, group });
  const year = op({ name: 'tryCast', value: part(1), type: 'integer' });
  return sql`try_cast(concat(${year} + 1911, '-', ${part(2)}, '-', ${part(3)}) as date)`;
}

/** The same where the cell itself says that its years do. */
function sureRocDay(text: Sql): Sql {
  const part = (group: number): Sql =>
    op({ name: 'capture', value: text, pattern: sureRocPattern, group });
  const year = op({ name: 'tryCast', value: sql`concat(${part(1)}, ${part(2)})`, type: 'integer' });
  return dayInYears(sql`concat(nullif(${year}, 0) + 1911, '-', ${part(3)}, '-', ${part(4)})`);
}

/** Years count from the beginning of the era; 元 is the first. */
function eraDay(text: Sql, pattern: string): Sql {
  const part = (group: number): Sql => op({ name: 'capture', value: text, pattern, group });
  const begins = eras.map(
    ([firsts, before]) =>
      sql`when contains(${lit(firsts)}, left(${part(1)}, 1)) then ${lit(before)}`,
  );
  const inEra = op({ name: 'replaceAll', value: part(2), from: '元', to: '1' });
  const year = op({ name: 'tryCast', value: inEra, type: 'integer' });
  return dayInYears(
    sql`concat(${year} + case ${join(begins, sql` `)} end, '-', ${part(3)}, '-', ${part(4)})`,
  );
}

/** Days since 1900, where spreadsheets know a 29th of February, or since 1904. */
function serialDay(text: Sql, pattern: string, order: 'serial1900' | 'serial1904'): Sql {
  const captured = op({ name: 'capture', value: text, pattern, group: 1 });
  const days = op({ name: 'tryCast', value: captured, type: 'integer' });
  const day =
    order === 'serial1904'
      ? sql`date '1904-01-01' + ${days}`
      : sql`case when ${days} between 1 and 59 then date '1899-12-31' + ${days}
              when ${days} > 60 then date '1899-12-30' + ${days} end`;
  return sql`case when ${inRange(sql`(${day})`)} then ${day} end`;
}

/** The day is rewritten as `=year-month-day`; what no pattern fits has no mark and is no day. */
function westernDay(text: Sql, pattern: string, order: DateRecipe['order']): Sql {
  const rewritten = op({
    name: 'replacePattern',
    value: text,
    from: pattern,
    to: rewrites[order] ?? '=\\1-\\2-\\3',
  });
  const marked = order === 'name' ? numbered(rewritten) : rewritten;
  const whole = hasShortYears.includes(order) ? withCentury(marked) : marked;
  return dayInYears(whole, '=');
}

/** Where the groups of a pattern go, unless they are year, month and day. */
const rewrites: Readonly<Partial<Record<DateRecipe['order'], string>>> = {
  dmy: '=\\3-\\2-\\1',
  mdy: '=\\3-\\1-\\2',
  // A month's name stands in one of three places; the groups of the other two are empty.
  name: '=\\3\\6\\7-\\2\\4\\8-\\1\\5\\9',
};
const hasShortYears: readonly DateRecipe['order'][] = ['dmy', 'mdy', 'yymd', 'name'];

/** Two-digit years 69–99 are in the 1900s, 00–68 in the 2000s, as POSIX reads them. */
function withCentury(marked: Sql): Sql {
  const centuries: readonly (readonly [string, string])[] = [
    ['^=([0-5][0-9]|6[0-8])-', '=20\\1-'],
    ['^=(69|[7-9][0-9])-', '=19\\1-'],
  ];
  return centuries.reduce(
    (value, [from, to]) => op({ name: 'replacePattern', value, from, to }),
    marked,
  );
}

/** The same with the month as a number. */
function numbered(marked: Sql): Sql {
  return monthNames.reduce(
    (value, name, index) =>
      op({ name: 'replaceAll', value, from: `-${name}-`, to: `-${index + 1}-` }),
    op({ name: 'caseFold', value: marked }),
  );
}

/** `year-month-day` behind a mark as a day from 1900 to 2100; null for any other, and for impossible days. */
function dayInYears(text: Sql, mark = ''): Sql {
  const inYears = `^${mark}((?:19|20)[0-9]{2}-.+|2100-.+)$`;
  return sql`try_cast(${op({ name: 'capture', value: text, pattern: inYears, group: 1 })} as date)`;
}

/** Days that purchases can be made on. */
export function inRange(value: Sql): Sql {
  return sql`${value} between date '1900-01-01' and date '2100-12-31'`;
}
