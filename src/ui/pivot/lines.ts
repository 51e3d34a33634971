import type { PivotData } from '../../core/spec/pivot.ts';

/** A row with rows inside, which can be closed. Places count rows from 0, as `PivotData` does. */
export interface Group {
  readonly id: string;
  readonly depth: number;
  readonly place: number;
  /** The place after its last row. */
  readonly end: number;
}

/** Rows that stand below the heads while some groups are closed; the grand total is none of them. */
export interface Lines {
  readonly count: number;
  /** The row of a line; the grand total on the line after the last. */
  placeAt(line: number): number;
  /** The line of a row, or of the closed group that hides it. */
  lineOf(place: number): number;
}

/** Every row that can be closed, in order. Rows without any inside are never asked for. */
export function groupsOf(pivot: PivotData): readonly Group[] {
  const groups: Group[] = [];
  for (let place = 0; place < pivot.rowCount - 1; place += 1) {
    const end = pivot.endOf(place);
    if (end <= place + 1) continue;
    const { id, depth } = pivot.row(place);
    groups.push({ id, depth, place, end });
  }
  return groups;
}

/** A closed group: its rows inside, and how many rows were left out before them. */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

/** What is shown of so many rows, `groups` among them, while those of the ids are closed. */
export function linesOf(
  rows: number,
  groups: () => readonly Group[],
  closed: readonly string[],
): Lines {
  const gaps: Gap[] = [];
  let hidden = 0;
  if (closed.length > 0) {
    const ids = new Set(closed);
    for (const { id, place, end } of groups()) {
      if (!ids.has(id) || place < (gaps.at(-1)?.to ?? 0)) continue;
      gaps.push({ from: place + 1, to: end, before: hidden });
      hidden += end - place - 1;
    }
  }
  return {
    count: rows - hidden,
    placeAt: (line) => {
      const gap = lastOf(gaps, ({ from, before }) => from - before <= line);
      return gap ? line + gap.before + gap.to - gap.from : line;
    },
    lineOf: (place) => {
      const gap = lastOf(gaps, ({ from }) => from <= place);
      if (!gap) return place;
      if (place < gap.to) return gap.from - 1 - gap.before;
      return place - gap.before - (gap.to - gap.from);
    },
  };
}

/** The groups to close so that nothing deeper than `depth` is seen. */
export function closedTo(groups: readonly Group[], depth: number): readonly string[] {
  return groups.filter((group) => group.depth === depth).map(({ id }) => id);
}

/** The groups around a row, outermost first. */
export function groupsAround(groups: readonly Group[], place: number): readonly Group[] {
  return groups.filter((group) => group.place < place && place < group.end);
}

/** The last gap that something holds for, given that it holds for all before it. */
function lastOf(gaps: readonly Gap[], holds: (gap: Gap) => boolean): Gap | undefined {
  let [low, high] = [0, gaps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const gap = gaps[middle];
    if (gap && holds(gap)) low = middle + 1;
    else high = middle;
  }
  return gaps[low - 1];
}
