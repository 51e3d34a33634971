import { SvelteMap } from 'svelte/reactivity';
import type { PivotData } from '../../core/spec/pivot.ts';
import { contentHeight, rowWindow, scrollToRow } from '../table/window.ts';
import { columnWindow, edgesOf, scrollToColumn } from './column-window.ts';
import { headSpans } from './heads.ts';
import { groupsOf, linesOf } from './lines.ts';
import type { At } from './moves.ts';
import { bounded, fitted, spread, type Measured } from './widths.ts';

/** What a frame is laid out for: properties that are read again whenever they change. */
export interface Laid {
  readonly pivot: PivotData;
  readonly closed: readonly string[];
  /** Whether a column of small lines follows the numbers. */
  readonly hasTrend: boolean;
  readonly rowHeight: number;
  /** The word over totals, and the names of all row fields in one text. */
  readonly total: string;
  readonly corner: string;
}

/** Widths of columns before they are dragged stay below this. */
const mostAtFirst = 168;
const mostLabel = 320;
const trendWidth = 128;
/** What opens a group, and some space after the label. */
const besideLabel = 42;
/** Before the page is laid out. */
const usual = { width: 960, height: 560 };

/** Sizes, places and what is in view of a pivot; pixels throughout. */
export class PivotFrame {
  scrollTop = $state(0);
  scrollLeft = $state(0);
  view = $state.raw(usual);
  measured = $state.raw<Measured>((text) => text.length * 8);
  /** Widths that were dragged or fitted, by the id of their column. */
  readonly #chosen = new SvelteMap<string, number>();
  #chosenLabel = $state<number | null>(null);

  readonly groups = $derived.by(() => groupsOf(this.laid.pivot));
  readonly lines = $derived.by(() => {
    const { pivot, closed } = this.laid;
    return linesOf(Math.max(0, pivot.rowCount - 1), () => this.groups, closed);
  });
  readonly spans = $derived.by(() => {
    const { pivot, total } = this.laid;
    return headSpans(pivot.columns, pivot.columnHeads.length, total);
  });
  /** Lines of heads: one a column field, and the measures. */
  readonly heads = $derived(this.spans.length + 1);
  readonly headHeight = $derived.by(() => this.heads * this.laid.rowHeight);

  /** Columns of one measure are equally wide at first: as its longest total or head. */
  readonly #usualWidths = $derived.by(() => {
    const { pivot } = this.laid;
    const innermost = this.spans.at(-1) ?? [];
    return pivot.measures.map(({ label }, measure) => {
      const places = [...pivot.columns.keys()].filter(
        (place) => pivot.columns[place]?.measure === measure,
      );
      const heads = innermost.flatMap((span) =>
        span.end === span.start + 1 && pivot.columns[span.start]?.measure === measure
          ? [span.label]
          : [],
      );
      const last = pivot.rowCount - 1;
      const texts = spread(places.length, 60).map((at) => pivot.cell(last, places[at] ?? 0).text);
      return fitted([label, ...heads], texts, this.measured, mostAtFirst);
    });
  });
  readonly #usualLabel = $derived.by(() => this.labelFitted(mostLabel));

  /** The row labels leave more than half of the view to the numbers. */
  readonly labelWidth = $derived.by(() => {
    const most = Math.max(120, Math.floor(this.view.width * 0.45));
    return Math.min(this.#chosenLabel ?? this.#usualLabel, most);
  });
  readonly edges = $derived.by(() => {
    const { pivot, hasTrend } = this.laid;
    const widths = pivot.columns.map(
      ({ id, measure }) => this.#chosen.get(id) ?? this.#usualWidths[measure] ?? mostAtFirst,
    );
    return edgesOf(hasTrend ? [...widths, this.#chosen.get('trend') ?? trendWidth] : widths);
  });
  readonly width = $derived.by(() => this.labelWidth + (this.edges.at(-1) ?? 0));
  readonly bodyHeight = $derived.by(() => contentHeight(this.lines.count, this.laid.rowHeight));

  /** Room for rows between the heads and the grand total, and for columns after the labels. */
  readonly #free = $derived.by(() => ({
    height: Math.max(1, this.view.height - this.headHeight - this.laid.rowHeight),
    width: Math.max(1, this.view.width - this.labelWidth),
  }));
  readonly #rows = $derived.by(() =>
    rowWindow(this.scrollTop, this.#free.height, this.laid.rowHeight, this.lines.count, 3),
  );
  readonly #columns = $derived.by(() =>
    columnWindow(this.edges, this.scrollLeft, this.#free.width),
  );
  // Numbers apart, so that scrolling within a row or column changes nothing.
  readonly #firstRow = $derived(this.#rows.start);
  readonly #endRow = $derived(this.#rows.end);
  readonly #firstColumn = $derived(this.#columns.start);
  readonly #endColumn = $derived(this.#columns.end);
  /** What rows stand lower than their number says: not 0 only where the scrollbar is scaled. */
  readonly shift = $derived.by(() => this.#rows.before - this.#rows.start * this.laid.rowHeight);
  readonly rowSlots = $derived(slots(this.#firstRow, this.#endRow));
  readonly columnSlots = $derived(slots(this.#firstColumn, this.#endColumn));
  readonly page = $derived.by(() =>
    Math.max(1, Math.floor(this.#free.height / this.laid.rowHeight) - 1),
  );

  constructor(readonly laid: Laid) {}

  /** Where to scroll so that a cell can be seen. */
  toShow({ line, column }: At): { readonly top: number; readonly left: number } {
    const isRow = line >= 0 && line < this.lines.count;
    return {
      top: isRow
        ? scrollToRow(
            line,
            this.scrollTop,
            this.#free.height,
            this.laid.rowHeight,
            this.lines.count,
          )
        : this.scrollTop,
      left:
        column > 0
          ? scrollToColumn(this.edges, column - 1, this.scrollLeft, this.#free.width)
          : this.scrollLeft,
    };
  }

  /** The width of a column, the row labels being column 0. */
  widthOf(column: number): number {
    if (column === 0) return this.labelWidth;
    return (this.edges[column] ?? 0) - (this.edges[column - 1] ?? 0);
  }

  setWidth(column: number, width: number): void {
    if (column === 0) this.#chosenLabel = bounded(width);
    else this.#chosen.set(this.#idOf(column), bounded(width));
  }

  /** Makes a column as wide as what is in it. */
  fit(column: number): void {
    const { pivot, total } = this.laid;
    if (column === 0) this.#chosenLabel = this.labelFitted();
    const own = pivot.columns[column - 1];
    if (!own) return;
    const head = this.spans
      .at(-1)
      ?.find(({ start, end }) => start === column - 1 && end === column);
    const heads = [pivot.measures[own.measure]?.label ?? '', head?.label ?? ''];
    const rows = [...spread(pivot.rowCount), ...this.#placesInView()];
    const texts = rows.map((place) => pivot.cell(place, column - 1).text);
    this.setWidth(column, fitted([...heads, own.totalOver > 0 ? total : ''], texts, this.measured));
  }

  labelFitted(most?: number): number {
    const { pivot } = this.laid;
    const corner = [...pivot.columnHeads, this.laid.corner];
    const widths = spread(pivot.rowCount).map((place) => {
      const { label, depth } = pivot.row(place);
      return this.measured(label, true) + indent(depth) + besideLabel;
    });
    return Math.max(
      fitted(corner, [], this.measured, most),
      Math.min(most ?? 480, Math.max(0, ...widths)),
    );
  }

  #placesInView(): readonly number[] {
    return this.rowSlots.map(({ index }) => this.lines.placeAt(index));
  }

  #idOf(column: number): string {
    return this.laid.pivot.columns[column - 1]?.id ?? 'trend';
  }
}

/** Something in view, and a key under which its element serves another one once it is out of view. */
export interface Slot {
  readonly key: number;
  readonly index: number;
}

/** As many keys as can be in view at once, so that elements are moved rather than made. */
function slots(start: number, end: number): readonly Slot[] {
  const most = 2 ** Math.ceil(Math.log2(Math.max(16, end - start)));
  return Array.from({ length: end - start }, (_, at) => ({
    key: (start + at) % most,
    index: start + at,
  }));
}

/** How far the label of a row stands in. */
export function indent(depth: number): number {
  return Math.max(0, depth - 1) * 16;
}
