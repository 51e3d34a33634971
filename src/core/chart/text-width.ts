const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

/** What stays together when a text is broken: a word with the spaces after it, or one ideograph. */
const pieces = new RegExp(
  `(?:${wide.source}|[^\\s]+?(?=${wide.source}|\\s|$))[、，。：；！？）」』]*\\s*`,
  'gu',
);

/** About how many pixels a line of chart text takes, at 12 px: an ideograph takes twice a letter. */
export function textWidth(text: string): number {
  const ideographs = text.match(wide)?.length ?? 0;
  return 12.2 * ideographs + 6.8 * (text.length - ideographs);
}

/**
 * A text in lines no wider than `room`, as few as there can be and about equally long, broken between
 * words, and between ideographs but not before their punctuation; null where a word is wider or the
 * lines are more than `most`.
 */
export function wrapText(text: string, room: number, most: number): readonly string[] | null {
  let lines = filledLines(text, room);
  if (!lines || lines.length > most) return null;
  for (let less = room - 6; lines.length > 1; less -= 6) {
    const tighter = filledLines(text, less);
    if (!tighter || tighter.length > lines.length) break;
    lines = tighter;
  }
  return lines;
}

/** Lines that take as much as they can, one after another. */
function filledLines(text: string, room: number): readonly string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(pieces)) {
    if (line !== '' && textWidth((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
    if (textWidth(line.trimEnd()) > room) return null;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}
