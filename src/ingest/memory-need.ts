import { fail } from '../core/error.ts';
import { columnFor, type DayRange, type SourcePlan } from '../core/model/plan.ts';
import { recordsPerMark } from '../core/model/record-mark.ts';
import { dimensionColumns } from '../core/model/stage-columns.ts';
import type { Inspection } from './types.ts';

/**
 * Memory that files take while they are loaded, in bytes, a quarter more than was measured: a text of
 * 76 bytes and 8 columns took 0.15 GB and 69 bytes a row, read the careful way, and 111 bytes a row
 * read as plain lines (5 M rows, Node 20).
 */
const bytes = {
  /** The engine before it holds anything. */
  engine: 60e6,
  /** Per row of the part that is being read, before it is compressed. */
  rowInHand: 160,
  /** Per row of the file, and per byte of its text, once it is compressed. */
  row: 10,
  ofText: 0.2,
  /** Per row that is loaded, and per dimension of it: keys, sorted copy, fact. */
  line: 100,
  dimension: 4,
  /** Per byte of the text of a table that is looked up. */
  ofLookup: 4,
  /** Per row of open data. */
  open: 50,
};

/** What a tab can use without being stopped by the browser; the engine itself ends at 3.1 GB. */
export const mostMemory = 2.5e9;

/** Bytes that open data take, by the rows they were made of. */
export function memoryOf(rows: number): number {
  return rows * bytes.open;
}

/** What is known of a file before it is loaded, as far as its size depends on it. */
type Sized = Pick<Inspection, 'plan' | 'columns'> & {
  readonly facts: Pick<Inspection['facts'], 'records' | 'sampledRecords' | 'textBytes'>;
};

/** Bytes that loading some files takes at its peak, by the estimate. */
export function memoryNeed(files: readonly Sized[]): number {
  return files.reduce((sum, file) => sum + needOf(file), bytes.engine);
}

/** Refuses files that take more than there is: the browser would stop the tab half-way. */
export function requireMemory(files: readonly Sized[], limit: number): void {
  const need = memoryNeed(files);
  const [name = ''] = files.map(({ plan }) => plan.fileName);
  if (need > limit) fail('import.tooLarge', { name, bytes: need, limit });
}

function needOf(file: Sized): number {
  const { plan, facts } = file;
  const rows = facts.records ?? 0;
  if (plan.role === 'unused') return 0;
  if (plan.role !== 'transactions') return facts.textBytes * bytes.ofLookup;
  return (
    Math.min(rows, recordsPerMark) * bytes.rowInHand +
    rows * bytes.row +
    facts.textBytes * bytes.ofText +
    rows * keptShare(file) * (bytes.line + bytes.dimension * dimensionColumns(plan).length)
  );
}

/** Share of the rows that become rows of the star, by the sample: those of some days, or orders. */
function keptShare({ plan, columns, facts }: Sized): number {
  const date = columnFor(plan, 'date');
  const spread = date ? columns[date.index] : undefined;
  const days = spread && plan.days ? shareOfDays(spread, plan.days) : 1;
  return days * (plan.grain === 'order' ? ordersPerRow(plan, columns, facts.sampledRecords) : 1);
}

/**
 * Share of the rows on some days: by the days of the sample, or as if every day had as many rows where
 * that is more, for the sample has most of its rows from the beginning of the file.
 */
function shareOfDays({ histogram, days }: Inspection['columns'][number], range: DayRange): number {
  if (!histogram || !days) return 1;
  const [low, high] = days.map((day) => Date.parse(day)) as [number, number];
  const [from, to] = [Date.parse(range.first), Date.parse(range.last)];
  const width = Math.max(1, (high - low) / histogram.length);
  const within = (start: number, length: number): number =>
    Math.max(0, Math.min(to, start + length) - Math.max(from, start)) / length;
  const rows = histogram.reduce((sum, ofBin) => sum + ofBin, 0);
  const ofSample = histogram.reduce(
    (sum, ofBin, bin) => sum + ofBin * within(low + bin * width, width),
    0,
  );
  return Math.min(1, Math.max(ofSample / Math.max(1, rows), within(low, Math.max(1, high - low))));
}

function ordersPerRow(plan: SourcePlan, columns: Sized['columns'], rows: number): number {
  const order = columnFor(plan, 'order');
  const distinct = order ? columns[order.index]?.distinctInSample : undefined;
  return distinct === undefined || rows === 0 ? 1 : Math.min(1, distinct / rows);
}
