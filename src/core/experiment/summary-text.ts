import { longestName } from './summary-items.ts';
import { mostGroups, mostSummaryMetrics } from './summary-params.ts';
import {
  cellsOf,
  type Summary,
  type SummaryCell,
  type SummaryForm,
  type SummaryGroup,
  type SummaryMetric,
} from './summary.ts';
import { peopleWords, summaryCellNamed } from './summary-words.ts';

/** Why a pasted cell could not be taken over; rows count from 1 with the header, where there is one. */
export interface PasteFault {
  readonly row: number;
  /** The header of the column, or its number. */
  readonly column: string;
  readonly reason: 'empty' | 'noPeople' | 'notNumber' | 'unknownColumn' | 'tooMany' | 'tooWide';
}

export type Pasted =
  | { readonly ok: true; readonly value: Summary }
  | { readonly ok: false; readonly fault: PasteFault };

/** What the columns of the text are called. */
export interface SummaryHeads {
  readonly group: string;
  readonly people: string;
  readonly cells: Readonly<Record<SummaryCell, string>>;
}

/** The table as a spreadsheet takes it: tabs between cells, a header, a row per group. */
export function writeSummaryText({ metrics, groups }: Summary, heads: SummaryHeads): string {
  const header = [
    heads.group,
    heads.people,
    ...metrics.flatMap((metric) => headsOf(metric, heads)),
  ];
  const rows = groups.map(({ name, n, values }) => [
    ...[name, text(n)],
    ...metrics.flatMap((metric, place) =>
      cellsOf(metric).map((_, at) => text(values[place]?.[at] ?? null)),
    ),
  ]);
  return [header, ...rows].map((cells) => cells.join('\t')).join('\n');
}

/** What the cells of a metric are called: `Spend (sum)`. */
export function headsOf(metric: SummaryMetric, { cells }: SummaryHeads): readonly string[] {
  return cellsOf(metric).map((cell) => `${metric.name} (${cells[cell]})`);
}

/**
 * Reads a table as copied from a spreadsheet, or CSV, with a row per group: its name, how many people,
 * then numbers. A header says what they are (`Spend (sum)`); without one they fill the cells of the table
 * as it stands. Everything else of the summary stays. All or nothing: the first cell at fault is named.
 */
export function readSummaryText(pasted: string, current: Summary): Pasted {
  const rows = cellsOfText(pasted);
  const [first] = rows;
  if (!first) return refuse(1, '', 'empty');
  const hasHeader = rows.length > 1 && first.slice(1).some((cell) => numberOf(cell) === undefined);
  const columns = hasHeader ? columnsOfHeader(first, current) : columnsOf(current.metrics);
  if ('reason' in columns) return { ok: false, fault: columns };
  const { metrics, places } = columns;
  const groups: SummaryGroup[] = [];
  for (const [at, cells] of rows.entries()) {
    if (hasHeader && at === 0) continue;
    const head = (place: number): string =>
      (hasHeader ? (first[place] ?? '') : '') || String(place + 1);
    if (groups.length === mostGroups) return refuse(at + 1, head(0), 'tooMany');
    if (cells.length > places.length) return refuse(at + 1, head(places.length), 'tooWide');
    const numbers = places.map((_, place) => (place === 0 ? null : numberOf(cells[place] ?? '')));
    const wrong = numbers.findIndex((number) => number === undefined);
    if (wrong >= 0) return refuse(at + 1, head(wrong), 'notNumber');
    const known = numbers.map((number) => number ?? null);
    const n = known[places.indexOf('people')] ?? null;
    if (n !== null && (n < 0 || !Number.isInteger(n)))
      return refuse(at + 1, head(places.indexOf('people')), 'notNumber');
    const name = (cells[0] ?? '').slice(0, longestName);
    groups.push({
      ...{ name, n, weight: current.groups.find((one) => one.name === name)?.weight ?? 1 },
      values: metrics.map((metric, place) =>
        cellsOf(metric).map((cell) => known[places.indexOf(`${place} ${cell}`)] ?? null),
      ),
    });
  }
  return { ok: true, value: { ...current, metrics, groups } };
}

/** The metrics of a text, and what each of its columns is: `group`, `people`, or `0 sum`. */
interface TextColumns {
  readonly metrics: readonly SummaryMetric[];
  readonly places: readonly string[];
}

function columnsOf(metrics: readonly SummaryMetric[]): TextColumns {
  const cells = metrics.flatMap((metric, place) =>
    cellsOf(metric).map((cell) => `${place} ${cell}`),
  );
  return { metrics, places: ['group', 'people', ...cells] };
}

function columnsOfHeader(header: readonly string[], current: Summary): TextColumns | PasteFault {
  const parts = header.slice(1).map(partOf);
  const unknown = parts.findIndex((part) => part === null);
  if (unknown >= 0) return { row: 1, column: header[unknown + 1] ?? '', reason: 'unknownColumn' };
  const known = parts.filter((part) => part !== null);
  if (!known.some(({ cell }) => cell === 'people'))
    return { row: 1, column: header[1] ?? '', reason: 'noPeople' };
  const names = [...new Set(known.flatMap(({ name, cell }) => (cell === 'people' ? [] : [name])))];
  if (names.length > mostSummaryMetrics)
    return { row: 1, column: names[mostSummaryMetrics] ?? '', reason: 'tooMany' };
  const metrics = names.map((name): SummaryMetric => {
    const cells = known.filter((part) => part.name === name).map(({ cell }) => cell);
    const kept = current.metrics.find((metric) => metric.name === name);
    return {
      ...{ name, form: formOf(cells), goodWhen: kept?.goodWhen ?? 'up' },
      isGuardrail: kept?.isGuardrail ?? false,
      hasBefore: cells.some((cell) => cell.startsWith('before')),
    };
  });
  const places = known.map(({ name, cell }) =>
    cell === 'people' ? cell : `${names.indexOf(name)} ${cell}`,
  );
  const allowed = columnsOf(metrics).places;
  const odd = places.findIndex(
    (place, at) => !allowed.includes(place) || places.indexOf(place) < at,
  );
  if (odd >= 0) return { row: 1, column: header[odd + 1] ?? '', reason: 'unknownColumn' };
  return { metrics, places: ['group', ...places] };
}

/** What a column is: `Spend (sum)`; a name alone is a count of customers who did it. */
function partOf(
  head: string,
): { readonly name: string; readonly cell: SummaryCell | 'people' } | null {
  if (peopleWords.includes(head.toLowerCase())) return { name: '', cell: 'people' };
  const [, name = '', word = ''] = /^(.+?)\s*[(（]([^()（）]+)[)）]$/u.exec(head) ?? [];
  if (name === '') return head === '' ? null : { name: head.slice(0, longestName), cell: 'hits' };
  const cell = summaryCellNamed(word);
  return cell && { name: name.slice(0, longestName), cell };
}

function formOf(cells: readonly string[]): SummaryForm {
  if (cells.includes('below')) return 'ratio';
  if (cells.includes('sum') || cells.includes('squares')) return 'mean';
  return cells.includes('mean') || cells.includes('deviation') ? 'spread' : 'share';
}

function cellsOfText(pasted: string): readonly (readonly string[])[] {
  const lines = pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const delimiter = ['\t', ';', ','].find((sign) => lines[0]?.includes(sign)) ?? '\t';
  return lines.map((line) => split(line, delimiter).map((cell) => cell.normalize('NFKC').trim()));
}

/** Cells of a line; quotes hold delimiters, and two of them stand for one. */
function split(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let before = '';
  for (const sign of line) {
    if (sign === '"') {
      if (!isQuoted && before === '"') cell += sign;
      isQuoted = !isQuoted;
    } else if (sign === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
    before = sign;
  }
  return [...cells, cell];
}

/** A number, with or without marks between thousands; null for an empty cell, undefined for no number. */
export function numberOf(cell: string): number | null | undefined {
  const plain = cell.normalize('NFKC').trim().replace(/^−/, '-');
  if (plain === '') return null;
  const digits = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

function text(value: number | null): string {
  return value === null ? '' : String(value);
}

function refuse(row: number, column: string, reason: PasteFault['reason']): Pasted {
  return { ok: false, fault: { row, column, reason } };
}
