import { numberText, writtenNumber } from './number-text.ts';
import { serialText } from './serial.ts';
import { unescaped, type Workbook } from './xlsx-workbook.ts';

/** Columns and rows that a sheet of this format can have. */
export const sheetLimits = { columns: 16_384, rows: 1_048_576 } as const;

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly workbook: Workbook;
  readonly shared: readonly string[];
}

/**
 * A cell's text. `type` and `style` are its attributes `t` and `s`, `raw` the characters of its
 * value. Errors as `#N/A` stay as they are written. A cell that refers to a text which is not there
 * throws.
 */
export function cellText(
  type: string | null,
  style: string | null,
  raw: string,
  context: CellContext,
): string {
  switch (type) {
    case 's': {
      const text = context.shared[Number(raw)];
      if (text === undefined) throw new Error('a shared text is missing');
      return text;
    }
    case 'str':
    case 'inlineStr':
      return unescaped(raw);
    case 'b':
      return raw === '1' || raw === 'true' ? 'true' : 'false';
    case 'e':
      return raw;
    case 'd':
      return isoText(raw);
    default:
      return valueText(style, raw, context.workbook);
  }
}

function valueText(style: string | null, raw: string, workbook: Workbook): string {
  const value = writtenNumber(raw.trim());
  if (value === null) return raw;
  // A cell without a style has the first one.
  const kind = workbook.styles[style === null ? 0 : Number(style)] ?? null;
  return kind === null ? numberText(value) : serialText(value, kind, workbook.dateSystem);
}

/** Strict workbooks write a day or a moment as ISO 8601 text. */
function isoText(raw: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)?T?(?:(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(raw.trim());
  if (parts === null) return raw;
  const [, day, time] = parts;
  if (day === undefined) return time ?? raw;
  return time === undefined || time === '00:00:00' ? day : `${day} ${time}`;
}

/** Column (from 0) and row (from 0) of a reference as `AB12`; throws where it is none. */
export function cellPosition(reference: string): { readonly column: number; readonly row: number } {
  let at = 0;
  let column = 0;
  for (; at < reference.length; at++) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = Number(reference.slice(at));
  const isInside =
    column > 0 && column <= sheetLimits.columns && row > 0 && row <= sheetLimits.rows;
  if (!isInside || !Number.isInteger(row)) throw new Error('not a cell');
  return { column: column - 1, row: row - 1 };
}
