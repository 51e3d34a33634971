/** A place in a query, in characters of its text from 0, and in lines and columns from 1. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

/** What an engine says of a query that failed: its message without the picture of the place. */
export interface EngineComplaint {
  readonly message: string;
  readonly place: Place | null;
}

/** Characters that take two columns where every other takes one. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const narrow = /[\p{M}\p{Cf}]/u;

/** `LINE 2: select foo` and the caret below, which counts columns as a terminal shows them. */
const picture = /\n+LINE (\d+): ([^\n]*)\n( *)\^\s*/;

/**
 * Reads an engine's complaint about a query that stood after `before` in the text it was given. It is a
 * JSON record with a position in characters, or text with a picture of the line.
 */
export function readComplaint(raw: string, query: string, before: string): EngineComplaint {
  const record = recordIn(raw);
  const text = record?.message ?? raw.replace(/^[A-Z][A-Za-z ]+ Error: /, '');
  const message = text.split(picture)[0]?.trim() ?? '';
  if (record?.position != null) {
    const at =
      Array.from(before + query)
        .slice(0, record.position)
        .join('').length - before.length;
    return { message, place: placeAt(query, at) };
  }
  const found = picture.exec(text);
  if (!found) return { message, place: null };
  const [, line = '1', excerpt = '', indent = ''] = found;
  const own = Number(line) - before.split('\n').length;
  const start = startOfLine(query, own);
  if (start === null) return { message, place: null };
  const column = indent.length - `LINE ${line}: `.length;
  return { message, place: placeAt(query, start + columnIn(query.slice(start), excerpt, column)) };
}

/** The place of a character, and the word that begins there. */
export function placeAt(query: string, at: number): Place | null {
  if (at < 0 || at > query.length) return null;
  const above = query.slice(0, at).split('\n');
  const word = /^(?:[\p{L}\p{N}_]+|"[^"]*"|'[^']*')/u.exec(query.slice(at))?.[0].length ?? 1;
  return {
    from: at,
    to: Math.min(query.length, at + word),
    line: above.length,
    column: Array.from(above.at(-1) ?? '').length + 1,
  };
}

function recordIn(raw: string): { message: string; position: number | null } | null {
  try {
    const record = JSON.parse(raw) as { exception_message?: string; position?: string };
    if (record.exception_message === undefined) return null;
    const position = record.position === undefined ? null : Number(record.position);
    return { message: record.exception_message, position };
  } catch {
    return null;
  }
}

function startOfLine(query: string, line: number): number | null {
  const lines = query.split('\n');
  if (line < 0 || line >= lines.length) return null;
  return lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
}

/** How many characters of a line lie before a column; long lines are cut on both sides in the picture. */
function columnIn(line: string, excerpt: string, column: number): number {
  const isCut = excerpt.startsWith('...');
  const shown = isCut ? excerpt.slice(3) : excerpt;
  const offset = isCut ? Math.max(0, line.indexOf(shown.replace(/\.\.\.$/, ''))) : 0;
  let rest = isCut ? column - 3 : column;
  let count = 0;
  for (const character of shown) {
    if (rest <= 0) break;
    rest -= wide.test(character) ? 2 : narrow.test(character) ? 0 : 1;
    count += character.length;
  }
  return offset + count;
}
