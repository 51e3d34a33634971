import { lit, op, sql, type Sql } from '../sql/index.ts';
import { narrowFrom, narrowTo } from './cell-patterns.ts';

/** White space as JavaScript's `trim` knows it: RE2's `\s` ends with ASCII. */
const space =
  '[\\s\\v\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]';

/** A cell without space around it. */
export function withoutSpace(cell: Sql): Sql {
  return op({ name: 'replacePattern', value: cell, from: `^${space}+|${space}+$`, to: '' });
}

/** Digits and marks in ASCII, without space around them and without Excel's apostrophe. */
export function narrow(cell: Sql): Sql {
  const ascii = sql`translate(${cell}, ${lit(narrowFrom)}, ${lit(narrowTo)})`;
  return op({ name: 'replacePattern', value: withoutSpace(ascii), from: "^'", to: '' });
}

/** The same, free of a mark that a rewriting puts in. */
export function unmarked(cell: Sql, mark: string): Sql {
  return op({ name: 'replaceAll', value: narrow(cell), from: mark, to: '?' });
}
