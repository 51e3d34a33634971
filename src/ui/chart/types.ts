import type { ChartSpec } from '../../core/chart/spec.ts';
import type { TableFormat } from '../../export/table-file.ts';

/** What a figure is saved as: its table, or its picture. */
export type FigureFile = TableFormat | 'png' | 'svg';

/** A specification, or what makes one for a width in pixels (how many labels fit). */
export type ChartSource = ChartSpec | ((width: number) => ChartSpec);

/** Turns a raw axis or legend value into one line of text, or several. */
export type LabelFormatter = (value: number | string) => string | readonly string[];

/** Formatters by the name that a spec uses as `formatType`. */
export type LabelFormatters = Readonly<Record<string, LabelFormatter>>;

/** The row of data behind a mark. */
export type Datum = Readonly<Record<string, unknown>>;

export interface TooltipRow {
  readonly label: string;
  readonly value: string;
  /** A token name (`cat-1`) or colour for the swatch. */
  readonly color?: string | undefined;
}

export interface TooltipContent {
  readonly title: string;
  readonly rows: readonly TooltipRow[];
  readonly note?: string | undefined;
}

/** A mark was clicked or chosen by keyboard: the data behind it and how the set changes. */
export interface MarkEvent {
  readonly datum: Datum;
  readonly mode: 'replace' | 'union' | 'subtract';
}

/** What {@link Chart} offers its figure for export. */
export interface ChartHandle {
  toSvg(): Promise<string>;
  /** Twice the size on screen. */
  toPng(): Promise<Blob>;
}

/** One entry of a figure's legend. */
export interface LegendEntry {
  readonly label: string;
  /** CSS custom property name without dashes (`cat-1`), or `open` / `hatch` for a pattern. */
  readonly swatch: string;
  /** 0–1: how solid the series is drawn; solid if left out. */
  readonly opacity?: number | undefined;
}

export type { ChartSpec };
