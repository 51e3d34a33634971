import { join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import {
  missingTexts,
  type DateOrder,
  type DateRecipe,
  type NumberRecipe,
  type TextRecipe,
} from './recipe.ts';

/**
 * Cells as SQL: what `src/ingest` does to one text in TypeScript, these do to a whole column. Each
 * reader has a fast path for clean cells and a tolerant path that only runs where the fast one
 * failed; a test feeds both sides the same cells.
 */

/** Text without surrounding spaces; null where the cell means "no value". */
export function textCell(cell: Sql, recipe: TextRecipe): Sql {
  // Measured on 542 k rows: trim() costs 85 ms a column, these byte tests next to nothing.
  const padded = sql`starts_with(${cell}, ' ') or suffix(${cell}, ' ')`;
  const spurious = recipe.stripPointZero
    ? sql`
        when suffix(${cell}, '.0') then ${op({ name: 'replacePattern', value: cell, from: '^\\s*(\\d+)\\.0+\\s*$', to: '\\1' })}`
    : nothing;
  return sql`case
        when strlen(${cell}) <= ${lit(longestMissing)} and ${cell} in (${missing}) then null
        when ${padded} then nullif(trim(${cell}), '')${spurious}
        else ${cell}
      end`;
}

/** Whether a cell holds no value at all, which is not the same as an unreadable one. */
export function isMissing(cell: Sql): Sql {
  return sql`(${cell} is null or trim(${cell}) in (${missing}))`;
}

/** The texts for "no value" in the spellings that files use. */
const spellings = missingTexts.flatMap((text) => [
  ...new Set([text, text.toUpperCase(), titleCase(text)]),
]);
const missing = join(spellings.map((text) => lit(text)));
const longestMissing = 4;

function titleCase(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** A number as DOUBLE by the fast path: plain digits with a decimal point. */
export function plainNumber(cell: Sql, recipe: NumberRecipe): Sql {
  return recipe.decimalMark === '.' ? sql`try_cast(${cell} as double)` : sql`null::double`;
}

const currencyMarks =
  '(?:NT\\$|US\\$|HK\\$|S\\$|A\\$|C\\$|R\\$|\\$|€|£|¥|₩|元|円|圓|TWD|NTD|USD|EUR|GBP|JPY|HKD|CNY|RMB|kr|zł|CHF)';
const spaces = '[\\s\\x{00a0}\\x{2009}\\x{202f}]';

/**
 * A number as DOUBLE by the tolerant path: thousands marks, currency, 萬 and 億, full-width digits,
 * and the accountants' negatives `(1,234)`, `1,234-` and `▲1,234`. Percentages are not amounts.
 */
export function tolerantNumber(cell: Sql, recipe: NumberRecipe): Sql {
  const [decimal, thousands] = recipe.decimalMark === '.' ? ['\\.', ','] : [',', '\\.'];
  const pattern =
    `^${spaces}*(\\()?${spaces}*([-+▲△]?)${spaces}*${currencyMarks}?${spaces}*([-+]?)${spaces}*` +
    `((?:\\d{1,3}(?:(?:${thousands}|'|${spaces})\\d{3})+|\\d+)?(?:${decimal}\\d+)?)${decimal}?` +
    `${spaces}*([萬万億亿]?)${spaces}*${currencyMarks}?${spaces}*(-?)(\\)?)${spaces}*$`;
  const ascii = asciiDigits(cell);
  const part = (group: number): Sql => op({ name: 'capture', value: ascii, pattern, group });
  const digits = op({
    name: 'replacePattern',
    value: part(4),
    from: `[${recipe.decimalMark === '.' ? ',' : '.'}'\\s\\x{00a0}\\x{2009}\\x{202f}]`,
    to: '',
  });
  const number = sql`try_cast(nullif(replace(${digits}, ',', '.'), '') as double)`;
  const negative = sql`(${part(1)} <> '') or ${part(2)} in ('-', '▲', '△') or ${part(3)} = '-' or ${part(6)} = '-'`;
  const unit = sql`case when ${part(5)} in ('萬', '万') then 1e4 when ${part(5)} in ('億', '亿') then 1e8 else 1 end`;
  return sql`case when (${part(1)} = '') = (${part(7)} = '') then ${number} * ${unit} * case when ${negative} then -1 else 1 end end`;
}

/** A calendar day by the fast path: ISO order with dashes or slashes, with or without a time. */
export function plainDay(cell: Sql, recipe: DateRecipe): Sql {
  return recipe.order === 'ymd'
    ? inRange(sql`cast(try_cast(${cell} as timestamp) as date)`)
    : sql`null::date`;
}

const clock = `(?:[T\\s]+(?:上午|下午|AM|PM|am|pm|\\s)*\\d{1,2}(?::|時).*)?\\s*$`;
const datePatterns: Record<
  DateOrder,
  { pattern: string; year: number; month: number; day: number }
> = {
  ymd: {
    pattern: `^\\s*(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?${clock}`,
    year: 1,
    month: 2,
    day: 3,
  },
  dmy: {
    pattern: `^\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})${clock}`,
    year: 3,
    month: 2,
    day: 1,
  },
  mdy: {
    pattern: `^\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})${clock}`,
    year: 3,
    month: 1,
    day: 2,
  },
  compact: { pattern: `^\\s*(\\d{4})(\\d{2})(\\d{2})${clock}`, year: 1, month: 2, day: 3 },
  roc: {
    pattern: `^\\s*(?:民國|民国)?\\s*(\\d{2,3})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?${clock}`,
    year: 1,
    month: 2,
    day: 3,
  },
  rocCompact: { pattern: `^\\s*(\\d{2,3})(\\d{2})(\\d{2})${clock}`, year: 1, month: 2, day: 3 },
};

/** A calendar day by the tolerant path: any order, full-width digits, ROC years. Impossible days are null. */
export function tolerantDay(cell: Sql, recipe: DateRecipe): Sql {
  const { pattern, year, month, day } = datePatterns[recipe.order];
  const ascii = asciiDigits(cell);
  const part = (group: number): Sql =>
    sql`try_cast(${op({ name: 'capture', value: ascii, pattern, group })} as integer)`;
  const isRoc = recipe.order === 'roc' || recipe.order === 'rocCompact';
  const fullYear = isRoc
    ? sql`${part(year)} + 1911`
    : sql`case when ${part(year)} >= 100 then ${part(year)} when ${part(year)} >= 69 then 1900 + ${part(year)} else 2000 + ${part(year)} end`;
  return inRange(
    sql`try_cast(concat(${fullYear}, '-', ${part(month)}, '-', ${part(day)}) as date)`,
  );
}

/** Years outside 1900–2100 are typing errors or placeholders, not purchases. */
function inRange(value: Sql): Sql {
  return sql`case when ${value} between date '1900-01-01' and date '2100-12-31' then ${value} end`;
}

/** Full-width digits and signs, and the true minus sign, as ASCII. */
function asciiDigits(cell: Sql): Sql {
  return sql`translate(${cell}, '０１２３４５６７８９，．／－＋（）−', '0123456789,./-+()-')`;
}
