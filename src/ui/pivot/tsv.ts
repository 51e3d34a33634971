import type { PivotData } from '../../core/spec/pivot.ts';
import { groupsAround, type Group, type Lines } from './lines.ts';
import { headTexts } from './heads.ts';
import type { Rectangle } from './selection.ts';

/**
 * A part of a pivot as tab-separated lines with its heads, one line at a time. Each row field has a
 * column of its own and every row names all groups that it is in, so that a spreadsheet can filter
 * it. Numbers are as displayed; `part.toColumn` may go beyond the numbers.
 */
export function* tsvLines(
  pivot: PivotData,
  lines: Lines,
  groups: () => readonly Group[],
  part: Rectangle,
  total: string,
): Generator<string> {
  const { rowHeads, columnHeads, measures } = pivot;
  const labelCount = Math.max(1, rowHeads.length);
  const places = pivot.columns.map((_, place) => place).slice(part.fromColumn - 1, part.toColumn);
  const heads = places.map((place) => {
    const column = pivot.columns[place];
    return column ? headTexts(column, measures[column.measure]?.label ?? '', total) : [];
  });
  for (let level = 0; level <= columnHeads.length; level += 1) {
    const names = Array.from({ length: labelCount }, (_, place) =>
      level === columnHeads.length
        ? (rowHeads[place] ?? '')
        : place === labelCount - 1
          ? (columnHeads[level] ?? '')
          : '',
    );
    yield line([...names, ...heads.map((texts) => texts[level] ?? '')].map(word));
  }
  const path: string[] = [];
  for (let at = part.fromLine; at <= part.toLine; at += 1) {
    const place = lines.placeAt(at);
    const row = pivot.row(place);
    if (at === part.fromLine && row.depth > 1)
      path.push(...groupsAround(groups(), place).map((group) => pivot.row(group.place).label));
    path.length = Math.max(0, row.depth - 1);
    path.push(row.label);
    const names = Array.from({ length: labelCount }, (_, field) => word(path[field] ?? ''));
    yield line([...names, ...places.map((column) => number(pivot.cell(place, column).text))]);
  }
}

function line(texts: readonly string[]): string {
  return `${texts.join('\t')}\r\n`;
}

/** Words that a spreadsheet would take for a formula begin with an apostrophe. */
function word(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

/** The minus sign of print is none to a spreadsheet. */
function number(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replaceAll('\u2212', '-');
}
