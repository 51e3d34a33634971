import { join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import { currencyPattern } from './cell-patterns.ts';
import { unmarked, withoutSpace } from './narrow-cell.ts';
import { missingTexts, type DateRecipe, type NumberRecipe, type TextRecipe } from './recipe.ts';
import { inRange, tolerantDay } from './tolerant-day.ts';

/**
 * Cells as SQL: what `src/ingest` does to one text in TypeScript, these do to a whole column. Each
 * reader has a fast path for clean cells and a tolerant path that only runs where the fast one
 * failed; a test feeds both sides the same cells.
 */

/** The texts for "no value". A pattern, not a list: DuckDB turns a list into a join over every row. */
const missing = `(?i)^(?:${missingTexts.join('|')})$`;
/** Bytes of the longest of them. */
const longestMissing = 4;

/**
 * Text without surrounding space and without Excel's leading apostrophe; null where the cell means
 * "no value". Nothing repeats within a branch: DuckDB moves what repeats out of the CASE and then
 * computes it for every row.
 */
export function textCell(cell: Sql, recipe: TextRecipe): Sql {
  const replaced = (text: Sql, from: string, to: string): Sql =>
    op({ name: 'replacePattern', value: text, from, to });
  const spurious = (text: Sql): Sql =>
    recipe.stripPointZero ? replaced(text, '^([0-9]+)\\.0+$', '\\1') : text;
  const present = replaced(withoutSpace(cell), missing, '');
  const plain = spurious(replaced(present, "^'([0-9])", '\\1'));
  const ends = sql`suffix(${cell}, '0') and contains(${cell}, '.')`;
  return sql`case
        when strlen(${cell}) <= ${lit(longestMissing)} and ${op({ name: 'matches', value: cell, pattern: missing })} then null
        when ${needsCare(cell)} then nullif(${plain}, '')${
          recipe.stripPointZero
            ? sql`
        when ${ends} then ${spurious(cell)}`
            : nothing
        }
        else ${cell}
      end`;
}

/**
 * Whether there may be something to strip. Measured on 542 k rows: trim() costs 85 ms a column, these
 * byte tests a few. Text below `(` begins with white space or, among other marks, an apostrophe;
 * only text with more bytes than characters can have the wide spaces at its ends.
 */
function needsCare(cell: Sql): Sql {
  const ends = (spaces: readonly string[]): readonly Sql[] =>
    spaces.map((end) => sql`suffix(${cell}, ${lit(end)})`);
  const starts = ['\u00a0', '\u3000', '\ufeff'].map(
    (start) => sql`starts_with(${cell}, ${lit(start)})`,
  );
  const wide = join([...ends(['\u00a0', '\u3000']), ...starts], sql` or `);
  return sql`${cell} < '(' or ${join(ends([' ', '\t', '\n']), sql` or `)}
          or (strlen(${cell}) <> length(${cell}) and (${wide}))`;
}

/** Whether a cell holds no value at all, which is not the same as an unreadable one. */
export function isMissing(cell: Sql): Sql {
  return sql`(${cell} is null or ${op({ name: 'matches', value: withoutSpace(cell), pattern: missing })})`;
}

/** A number as DOUBLE by the fast path; `numberOf` decides whether it counts. */
export function plainNumber(cell: Sql, recipe: NumberRecipe): Sql {
  return recipe.decimalMark === '.' ? sql`try_cast(${cell} as double)` : sql`null::double`;
}

/**
 * The number of a cell, given what the fast path read in it. The engine also reads `nan` and `inf`,
 * which are no amounts.
 *
 * A CASE and not a COALESCE: DuckDB moves what repeats inside a COALESCE out of it and then computes
 * it for every row (6.1 s against 1.4 s on 542 k rows).
 */
export function numberOf(fast: Sql, cell: Sql, recipe: NumberRecipe): Sql {
  return sql`case when isfinite(${fast}) then ${fast} else ${tolerantNumber(cell, recipe)} end`;
}

const anyCurrency = `(?:${currencyPattern})?`;
/** Groups: 1, 2, 4 and 8 signs, 3 and 7 brackets, 5 digits, 6 scale. */
const numberPattern =
  `(?i)^([-+▲△]?) ?${anyCurrency} ?([-+▲△]?) ?(\\(?) ?${anyCurrency} ?([-+]?)` +
  `([0-9][0-9.,' ]*(?:[eE][-+]?[0-9]+)?|[.,][0-9]+) ?([千萬万億亿]?) ?${anyCurrency} ?` +
  `(\\)?) ?${anyCurrency} ?(-?)$`;
/** A sign, digits whose groups are well-formed when `.` marks decimals, and a power of ten. */
const dotNumber =
  '^-?;(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]*)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\\.[0-9]*)?' +
  "|[0-9]{1,3}(?:[ '][0-9]{3})+(?:\\.[0-9]*)?|[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9]+) *;(?:e[348])?$";

/**
 * A number as DOUBLE by the tolerant path: thousands marks, currency, 千, 萬 and 億, full-width
 * digits, and the accountants' negatives `(1,234)`, `1,234-` and `▲1,234`. Percentages are not
 * amounts. The cell is rewritten as `sign;digits;scale`, so that every pattern runs once.
 */
function tolerantNumber(cell: Sql, recipe: NumberRecipe): Sql {
  const parts = op({
    name: 'replacePattern',
    value: unmarked(cell, ';'),
    from: numberPattern,
    to: '\\1\\2\\4\\8\\3\\7;\\5;\\6',
  });
  const signs: readonly (readonly [string, string])[] = [
    // Two signs that contradict each other are no number.
    ['-+;', '?;'],
    ['-();', '-;'],
    ['+();', '-;'],
    ['();', '-;'],
    ['+;', ';'],
    ['千', 'e3'],
    ['萬', 'e4'],
    ['億', 'e8'],
  ];
  const [from, to] = recipe.decimalMark === '.' ? ['▲△万亿', '--萬億'] : ['▲△万亿.,', '--萬億,.'];
  const plain = signs.reduce(
    (text, [written, meant]) => op({ name: 'replaceAll', value: text, from: written, to: meant }),
    sql`translate(${parts}, ${lit(from)}, ${lit(to)})`,
  );
  const checked = op({ name: 'capture', value: plain, pattern: dotNumber, group: 0 });
  return sql`try_cast(nullif(translate(${checked}, ${lit(";, '")}, ''), '') as double)`;
}

/** A calendar day by the fast path: ISO order with dashes or slashes, with or without a time. */
export function plainDay(cell: Sql, recipe: DateRecipe): Sql {
  return recipe.order === 'ymd'
    ? sql`cast(try_cast(${cell} as timestamp) as date)`
    : sql`null::date`;
}

/**
 * The calendar day of a cell, given what the fast path read in it. The engine also reads `epoch`, and
 * takes 24:00 for the day after. Years outside 1900–2100 are typing errors or placeholders, not
 * purchases.
 */
export function dayOf(fast: Sql, cell: Sql, recipe: DateRecipe): Sql {
  return sql`case when ${isPlainDay(fast, cell)} then ${fast} else ${tolerantDay(cell, recipe)} end`;
}

/** Whether what the fast path read in a cell is what stands there. */
export function isPlainDay(fast: Sql, cell: Sql): Sql {
  return sql`${inRange(fast)}
            and (strlen(${cell}) <= 10 or (not contains(${cell}, ' 24:') and not contains(${cell}, 'T24:')))
            and (${fast} <> date '1970-01-01' or not contains(${cell}, 'e'))`;
}
