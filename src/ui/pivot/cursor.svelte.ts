import { groupsAround } from './lines.ts';
import type { PivotFrame } from './frame.svelte.ts';
import type { At, Extent } from './moves.ts';
import { rectangleOf, type Rectangle } from './selection.ts';

/** A cell by its row, which stays while groups are closed; heads are counted as lines. */
interface Spot {
  readonly place: number;
  readonly column: number;
}

/** The cell that keys act on, and the rectangle selected from another one to it. */
export class PivotCursor {
  #spot = $state.raw<Spot>({ place: 0, column: 0 });
  #anchor = $state.raw<Spot | null>(null);

  readonly extent = $derived.by((): Extent => ({
    heads: this.frame.heads,
    rows: this.frame.lines.count,
    columns: this.frame.edges.length - 1,
    page: this.frame.page,
  }));
  /** Where it is now: what it was on may have gone. */
  readonly at = $derived.by((): At => this.#atOf(this.#spot));
  readonly place = $derived.by(() => this.#placeOf(this.at.line));
  /** How the group of the row is; null where there is none. */
  readonly group = $derived.by(() => {
    const { line } = this.at;
    if (line < 0 || line >= this.extent.rows) return null;
    const { id, hasChildren } = this.frame.laid.pivot.row(this.place);
    return hasChildren ? (this.frame.laid.closed.includes(id) ? 'closed' : 'open') : null;
  });
  /** What is selected; null while that is the cell alone. */
  readonly selected = $derived.by((): Rectangle | null => {
    if (this.#anchor === null) return null;
    const from = this.#atOf(this.#anchor);
    const isAlone = from.line === this.at.line && from.column === this.at.column;
    return isAlone && from.line >= 0 && from.column > 0
      ? null
      : rectangleOf(from, this.at, this.extent);
  });

  constructor(readonly frame: PivotFrame) {}

  /** Goes to a cell; `isExtending` selects everything from where the selection began. */
  go(at: At, isExtending = false): void {
    this.#anchor = isExtending ? (this.#anchor ?? this.#spot) : null;
    this.#spot = { place: this.#placeOf(at.line), column: at.column };
  }

  /** Begins a selection here, which the next extending move goes on with. */
  hold(at: At): void {
    this.go(at);
    this.#anchor = this.#spot;
  }

  release(): void {
    if (this.selected === null) this.#anchor = null;
  }

  selectAll(): void {
    this.#anchor = { place: 0, column: 1 };
    this.#spot = { place: this.#placeOf(this.extent.rows), column: this.extent.columns };
  }

  /** The row label of the group around the row; itself where there is none. */
  outward(): At {
    const group = groupsAround(this.frame.groups, this.place).at(-1);
    return group ? { line: this.frame.lines.lineOf(group.place), column: 0 } : this.at;
  }

  /** What a copy takes: the selection, or the one cell, or the whole row or column of a head. */
  taken(): Rectangle {
    return this.selected ?? rectangleOf(this.at, this.at, this.extent);
  }

  #placeOf(line: number): number {
    return line < 0 ? line : this.frame.lines.placeAt(line);
  }

  #atOf({ place, column }: Spot): At {
    const { heads, rows, columns } = this.extent;
    const line = place < 0 ? Math.max(-heads, place) : this.frame.lines.lineOf(place);
    return { line: Math.min(rows, line), column: Math.min(columns, column) };
  }
}
