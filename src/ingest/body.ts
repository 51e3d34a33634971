import { findBlocks, firstBlock, hasComments, type TextBlock } from './blocks.ts';
import { readBytes } from './bytes.ts';
import { decodeBytes } from './decode.ts';
import { detectDialect } from './dialect.ts';
import { alignedDialect, alignedText, alignedToCsv, findColumnEnds } from './fixed-width.ts';
import { headBytes } from './gunzip.ts';
import { sampleHead, sampleText, type TextSample } from './sample.ts';
import type { DialectGuess, Overrides, WorkHooks } from './types.ts';

/** Characters of the head that the delimiter is judged by. */
const dialectChars = 128 * 1024;

/** The part of a text that is one table, how it is cut, and a sample of it. */
export interface Body {
  /** From the table's comments or titles on, to its last row; CSV where it was of fixed width. */
  readonly text: Blob;
  readonly guess: DialectGuess;
  readonly sample: TextSample;
  /** Number of columns of fixed width; null where a delimiter cuts them. */
  readonly fixedColumns: number | null;
  /** All tables of the text, one below the other, and which of them this is. */
  readonly blocks: readonly TextBlock[];
  readonly block: number;
}

/**
 * Finds the table in a UTF-8 text: rewrites columns of fixed width as CSV where no delimiter cuts
 * them, and of several tables below one another takes the first that has rows.
 */
export async function findBody(
  text: Blob,
  overrides: Overrides,
  hooks: WorkHooks = {},
): Promise<Body> {
  const head = decodeBytes(await readBytes(text, 0, headBytes), 'utf-8');
  const start = text.size > headBytes ? wholeLines(head) : head;
  const guess = guessDialect(head, overrides);
  const ends = columnEnds(start, guess, overrides);
  if (ends !== null) {
    const csv = await alignedToCsv(text, ends, hooks);
    const sample = await sampleText(csv, alignedDialect);
    return { ...oneBlock(csv), ...aligned, sample, fixedColumns: ends.length + 1 };
  }
  const sample = await sampleText(text, guess.dialect);
  const whole: Body = { ...oneBlock(text), guess, sample, fixedColumns: null };
  if (!hasComments(sample.head) && !hasComments(sample.later)) return whole;
  const blocks = await findBlocks(text, guess.dialect, hooks);
  if (blocks.length === 1) return whole;
  const withRows = Math.max(
    0,
    blocks.findIndex(({ rows }) => rows > 0),
  );
  const block = blocks[overrides.block ?? withRows] === undefined ? withRows : overrides.block;
  return chosen({ ...whole, blocks, block: block ?? withRows }, overrides);
}

/** The same from the first bytes, as far as they tell; `text` is empty. */
export function findHeadBody(text: string, overrides: Overrides, cut: boolean): Body {
  const guess = guessDialect(text, overrides);
  const start = cut ? wholeLines(text) : text;
  const ends = columnEnds(start, guess, overrides);
  const empty = oneBlock(new Blob([]));
  if (ends !== null) {
    const sample = sampleHead(alignedText(start, ends), alignedDialect, false);
    const reached = { ...sample, reachesEnd: !cut };
    return { ...empty, ...aligned, sample: reached, fixedColumns: ends.length + 1 };
  }
  const sample = sampleHead(text, guess.dialect, cut);
  const first = firstBlock(sample.head);
  const reachesEnd = sample.reachesEnd || first.length < sample.head.length;
  return {
    ...{ ...empty, guess, fixedColumns: null },
    sample: { ...sample, head: first, reachesEnd },
  };
}

/** The text of one of several tables, which may be cut in its own way. */
async function chosen(body: Body, overrides: Overrides): Promise<Body> {
  const { from = 0, to = body.text.size } = body.blocks[body.block] ?? {};
  const text = body.text.slice(from, to);
  const head = decodeBytes(await readBytes(text, 0, headBytes), 'utf-8');
  const own = guessDialect(head, overrides);
  const guess = own.found ? own : body.guess;
  return { ...body, text, guess, sample: await sampleText(text, guess.dialect) };
}

const aligned = { guess: { dialect: alignedDialect, found: true, consistency: 1 } };

function oneBlock(text: Blob): Pick<Body, 'text' | 'blocks' | 'block'> {
  return { text, blocks: [{ from: 0, to: text.size, recordsBefore: 0, rows: 0 }], block: 0 };
}

/** Where columns of fixed width end: asked for, or proposed where no delimiter cuts the lines. */
function columnEnds(
  text: string,
  guess: DialectGuess,
  overrides: Overrides,
): ReturnType<typeof findColumnEnds> {
  const { fixedWidth = !guess.found && overrides.dialect === undefined } = overrides;
  return fixedWidth ? findColumnEnds(text, overrides.fixedWidth === true) : null;
}

function wholeLines(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

function guessDialect(text: string, overrides: Overrides): DialectGuess {
  if (overrides.dialect !== undefined) {
    return { dialect: overrides.dialect, found: true, consistency: 1 };
  }
  return detectDialect(text.slice(0, dialectChars));
}
