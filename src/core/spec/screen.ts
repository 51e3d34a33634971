import type { TopLevelSpec } from 'vega-lite';
import type { PivotData } from './pivot.ts';
import type { ValueKind } from './value-kind.ts';

export type { ValueKind };

export type CellValue = string | number | bigint | null;

/** One column of a table, with a name that does not change with the language. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: ValueKind;
}

/** The numbers of a block: on screen, in exports and on the command line. */
export interface TableData {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Totals and complements below the rows. */
  readonly footer: readonly (readonly CellValue[])[];
  /** The customer set behind each row, where there is one. */
  readonly marks: readonly (string | null)[];
  /** The same behind single numbers, by the id of their column: one entry per row. */
  readonly cellMarks?: Readonly<Record<string, readonly (string | null)[]>>;
}

/** A headline number. */
export interface Tile {
  readonly id: string;
  readonly label: string;
  readonly value: CellValue;
  readonly kind: ValueKind;
  /** Relative change against the comparison (0.1 is +10 %), or a difference of shares; null for none. */
  readonly change: number | null;
  readonly changeKind: 'relative' | 'points';
  readonly goodWhen: 'up' | 'down' | 'neutral';
  /** Its course over the months; the last point is open where its month is. */
  readonly course: readonly (number | null)[];
  readonly lastIsOpen: boolean;
  readonly note: string | null;
}

export interface LegendItem {
  readonly label: string;
  /** Slot of the categorical palette, from 1, the look of an open period, or a step of a ramp. */
  readonly swatch: number | 'open' | `seq-${number}` | `div-${number}`;
  /** 0–1: how solid the series is drawn. */
  readonly opacity: number;
}

/** A cell of an HTML grid. */
export interface GridCell {
  readonly row: string;
  readonly column: string;
  readonly text: string;
  /** A second, smaller line. */
  readonly note?: string;
  /** More about it, one fact per line. */
  readonly detail: readonly string[];
  /** Step of the sequential ramp, 0–6; null for an empty cell. */
  readonly step: number | null;
  /** What a screen reader says. */
  readonly description: string;
  readonly mark: string | null;
  /** The period behind the cell is still open: hatched. */
  readonly open?: boolean;
  /** Too few customers for a rate: grey. */
  readonly thin?: boolean;
}

export interface GridData {
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
  /** `lead` columns stand before the axis and outside the ramp, such as the size of a cohort. */
  readonly columns: readonly {
    readonly id: string;
    readonly label: string;
    readonly note?: string;
    readonly lead?: boolean;
  }[];
  readonly cells: readonly GridCell[];
  /** Means over the rows, shown first: a text per column. */
  readonly summary?: {
    readonly label: string;
    readonly note: string;
    readonly texts: readonly string[];
  };
  readonly scale: { readonly low: string; readonly high: string; readonly title: string };
}

/** Something worth knowing, in one sentence, with what it rests on and where to look further. */
export interface Insight {
  readonly title: string;
  readonly text: string;
  /** A page of the app, or a mark of this view. */
  readonly page: string | null;
  readonly linkLabel: string | null;
}

interface Titled {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** Share of the page's width. */
  readonly width: 'full' | 'two-thirds' | 'third' | 'two-fifths' | 'three-fifths';
}

export type Block =
  | {
      readonly kind: 'tiles';
      readonly id: string;
      readonly tiles: readonly Tile[];
      readonly table: TableData;
    }
  | (Titled & { readonly kind: 'insights'; readonly insights: readonly Insight[] })
  | (Titled & {
      readonly kind: 'chart';
      /** The finding in one sentence: the chart's text alternative. */
      readonly alternative: string;
      readonly spec: TopLevelSpec;
      /** The same for a width in pixels, where that decides how many names fit. */
      readonly specFor?: (width: number) => TopLevelSpec;
      readonly height: number;
      /** Width by height, where the picture keeps its shape: then it is at most so high. */
      readonly aspect?: number;
      /** What the picture leaves out, in words below it. */
      readonly notes?: readonly string[];
      readonly legend: readonly LegendItem[];
      readonly table: TableData;
    })
  | (Titled & {
      readonly kind: 'grid';
      readonly alternative: string;
      readonly grid: GridData;
      readonly table: TableData;
    })
  | (Titled & {
      readonly kind: 'pivot';
      readonly alternative: string;
      readonly pivot: PivotData;
      /** The same numbers, every group of every level a row; written out only when it is asked for. */
      readonly table: TableData;
    })
  | (Titled & { readonly kind: 'table'; readonly table: TableData });

/** What a view shows, ready to draw: the answer in a sentence, then blocks. */
export interface Screen {
  readonly answer: string;
  /** Caveats that apply: an open period, few customers, missing ids. */
  readonly notes: readonly string[];
  readonly blocks: readonly Block[];
}

/** The punctuation between texts in the reader's language. */
export interface Joins {
  /** A term with what it is: Gross margin: £12 / 毛利：£12 */
  term(name: string, text: string): string;
  /** Things of one kind: A, B / A、B */
  items(texts: readonly string[]): string;
  /** Facts side by side: A · B / A・B */
  beside(texts: readonly string[]): string;
}

/** Writes values in the reader's language. */
export interface Formats extends Joins {
  readonly locale: string;
  /** With `decimals` so many of them, where it is a number. */
  value(kind: ValueKind, value: CellValue, decimals?: number): string;
  /** The same, short enough for a tile or an axis: 1.2M, 123.5萬. */
  short(kind: ValueKind, value: CellValue): string;
  range(from: string, to: string): string;
  /** A relative change with its sign: +68.9%. */
  change(change: number): string;
}
