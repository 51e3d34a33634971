import type { LookupField } from '../../core/model/fields.ts';
import type { HintKind } from '../../core/model/join.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('en');
const things = {
  customer: { one: '# customer', other: '# customers' },
  order: { one: '# order', other: '# orders' },
  product: { one: '# product', other: '# products' },
} as const satisfies Record<LookupField, object>;
const keys = (count: number) => counted(count, { one: '# key stands', other: '# keys stand' });
const list = (examples: readonly string[]) =>
  examples.length > 0 ? ` (${examples.join(', ')})` : '';

/** Words of the list that says how the tables of a drop meet. */
export const joinsEn = {
  title: 'How the tables meet',
  comparing: 'Comparing the keys of the tables…',
  states: { good: 'joined', warn: 'worth a look', refused: 'not joined', left: 'left out' },
  /** Stands behind the name of a table. */
  on: (column: string, salesColumn: string) => `“${column}” = “${salesColumn}” of the sales`,
  of: (field: LookupField, count: number) => counted(count, things[field]),
  about: (text: string) => `about ${text}`,
  allFound: (all: string) => `All ${all} found.`,
  noneFound: (all: string) => `None of ${all} found.`,
  found: (share: string, all: string, lines: string, unknown: string) =>
    `${share} of ${all} (${lines} of the lines) found; ${unknown} unknown.`,
  assigned: (bought: string, assigned: string) => `${bought} of ${assigned} in it have bought.`,
  unknown: (examples: readonly string[]) => `Without a row, for example: ${examples.join(', ')}.`,
  few: 'Fewer than half are found. Is it the right column?',
  hints: {
    leadingZeros: (found: string) =>
      `Without their leading zeros ${found} would be found. Export both files with these numbers as text.`,
    case: (found: string) =>
      `If capital and small letters were alike, ${found} would be found. Write the keys the same way in both files.`,
    pointZero: (found: string) =>
      `Without the “.0” that a spreadsheet added, ${found} would be found. Export both files with these numbers as text.`,
    marks: (found: string) =>
      `Without spaces, hyphens and full-width letters ${found} would be found. Write the keys the same way in both files.`,
  } satisfies Record<HintKind, (found: string) => string>,
  refused: (count: number, examples: readonly string[]) =>
    `Not joined: ${keys(count)} for several rows that say different things${list(examples)}. Joining would multiply revenue. Leave one row per key in the file, or choose another column.`,
  contradicting: (count: number, examples: readonly string[]) =>
    `${keys(count)} for several rows that say different things${list(examples)}. The first row of each counts.`,
  inSeveral: (count: number, examples: readonly string[]) =>
    `${counted(count, { one: '# customer is', other: '# customers are' })} in several variants${list(examples)}: kept and marked.`,
  left: {
    noColumn: () => 'Left out: it has no column in common with the sales.',
    keyRepeats: (column: string) =>
      `Left out: “${column}” has keys of the sales, but each stands on several rows.`,
    sameRows: (name: string) => `Left out: it is the same, byte by byte, as ${name}.`,
  },
  chooseAbove: 'If it belongs to the sales, choose above what its rows are.',
};
