import { join, lit, op, sql, type Sql } from '../sql/index.ts';

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** Three numbers with signs between them, whatever stands before: 1985-03-12, 民國74年3月12日, 2/16/1997. */
const threeParts = String.raw`^\D*?(\d{1,4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})(?:\D|$)`;
/** The year and the day may be missing: 3月, 3/12, --03-12. */
const twoParts = String.raw`^\D*?(?:\d{2,4}\s*年\s*)?(\d{1,2})\s*(?:月|[-/.]\s*\d{1,2}\s*日?\s*$)`;
/** Without signs: 19850312, or with years of the ROC 0740312 and 740312. */
const digitsOnly = String.raw`^\s*\d{2,4}(\d\d)\d\d\s*$`;
const inLetters = String.raw`([a-z]{3})[a-z]*`;

/**
 * The month that a birthday says, 1 to 12; null where it says none. Of three numbers the year is the first
 * where it has three or four digits, where 年 follows, or where the numbers can be nothing else; years of
 * two digits stand first in Taiwan. Where the year is last, the month stands first, as in the United States,
 * unless points lie between (12.3.1985) or the number is above 12.
 */
export function birthMonth(text: Sql): Sql {
  const part = (group: number): Sql => numberAt(text, threeParts, group);
  const [first, second, third] = [part(1), part(3), part(4)];
  const sign = op({ name: 'capture', value: text, pattern: threeParts, group: 2 });
  const monthFirst = sql`case when ${first} <= 12 then ${first} else ${second} end`;
  const dayFirst = sql`case when ${second} <= 12 then ${second} else ${first} end`;
  const yearLast = sql`case when ${sign} = '.' then ${dayFirst} else ${monthFirst} end`;
  const letters = op({
    name: 'capture',
    value: op({ name: 'caseFold', value: text }),
    pattern: inLetters,
    group: 1,
  });
  const named = monthNames.map((name, month) => sql`when ${lit(name)} then ${lit(month + 1)}`);
  const month = sql`case
          when ${first} is null then coalesce(
            ${numberAt(text, twoParts, 1)}, ${numberAt(text, digitsOnly, 1)},
            case ${letters} ${join(named, sql` `)} end
          )
          when ${first} > 31 or ${sign} = '年' or ${hasThreeDigits(text)} then ${second}
          when ${third} > 31 or ${second} > 12 then ${yearLast}
          else ${second}
        end`;
  return sql`(${month})`;
}

/** Whether the first number is written with three or four digits: 0074 is a year. */
function hasThreeDigits(text: Sql): Sql {
  return op({ name: 'matches', value: text, pattern: String.raw`^\D*\d{3}` });
}

function numberAt(text: Sql, pattern: string, group: number): Sql {
  return op({
    name: 'tryCast',
    value: op({ name: 'capture', value: text, pattern, group }),
    type: 'integer',
  });
}
