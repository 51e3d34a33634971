import type { Table } from 'apache-arrow';
import type { Dataset } from '../model/dataset.ts';
import type { DateUse } from '../model/scope-period.ts';
import type { Sql } from '../sql/index.ts';
import type { Params, ParamValues } from './params.ts';
import type { CellValue, Formats, Screen, TableColumn, TableData, ValueKind } from './screen.ts';

/** Languages every analysis speaks. */
export const locales = ['en', 'zh-Hant'] as const;
export type Locale = (typeof locales)[number];

/** What the shell needs to know of an analysis' words. */
export interface CommonLabels<P = Readonly<Record<string, unknown>>> {
  readonly title: string;
  /** The question it answers, for the palette and the start screen. */
  readonly question: string;
  /** "How is this counted?": one entry per number or rule. */
  readonly definition: readonly { readonly term: string; readonly text: string }[];
  /** How the date filter is taken, for its chip. */
  readonly dates: string;
  readonly params: { readonly [K in keyof P]: ParamLabel };
  /** What the headlines are called, by their ids. */
  readonly headlines?: Readonly<Record<string, string>>;
}

/** The words of a parameter, where the analysis is not known statically. */
export function paramLabel(labels: CommonLabels, name: string): ParamLabel | undefined {
  const params: Readonly<Record<string, ParamLabel | undefined>> = labels.params;
  return params[name];
}

export interface ParamLabel {
  readonly label: string;
  /** Words for the options of a choice. */
  readonly options?: Readonly<Record<string, string>>;
  readonly hint?: string;
}

/**
 * One question, answered: compile → SQL → Arrow → view → screen. Pure: everything it knows comes in
 * through its arguments.
 */
export interface Analysis<P, V, L extends CommonLabels<P>> {
  readonly id: string;
  readonly params: Params<P>;
  readonly dates: DateUse;
  readonly compares: boolean;
  readonly labels: Readonly<Record<Locale, L>>;
  compile(params: P, data: Dataset): Sql;
  view(result: Table, params: P, data: Dataset): V;
  /**
   * The numbers; what exports hold and the command line prints. With its context wherever an analysis
   * may be one whose columns and rows are values of the data, which have to be written out.
   */
  tables(view: V, labels: L, context?: ScreenContext<L>): readonly TableData[];
  /** Remarks on this result, as codes with details; worded by `screen`. */
  screen(view: V, context: ScreenContext<L>): Screen;
  /** The customers behind a mark: a query that yields `customer`; null for a mark it does not know. */
  customers(mark: string, params: P, data: Dataset): Sql | null;
  /** The numbers that people quote, for comparing ways to count. */
  headlines?(view: V): readonly Headline[];
  /** What it knows of every single customer, for a file. */
  readonly customerFile?: CustomerFile<P, L>;
  /** What its tables add up to, to be held against the totals of the data. */
  totals?(view: V): Totals;
  /** The mark in words; `params` are those of the view that shows it, where they are known. */
  nameMark(mark: string, labels: L, params?: ParamValues): string;
  /** A parameter that is a list, in words; empty where there is nothing to say. */
  describeList?(name: string, params: P, context: ScreenContext<L>): string;
}

/** A file of one row per customer, with the analysis' own numbers. */
export interface CustomerFile<P, L> {
  /** What it holds, for its button. */
  title(labels: L): string;
  /** One row per customer: `customer` (the key) and the columns by their ids. */
  compile(params: P, data: Dataset): Sql;
  /** Amounts are in the currency that the data state, if they do. */
  columns(params: P, labels: L, currency: string | null): readonly FileColumn[];
}

export interface FileColumn extends TableColumn {
  /** What the integers of the column stand for; without it they are numbers. */
  readonly names?: readonly string[];
}

export interface ScreenContext<L> {
  readonly labels: L;
  readonly formats: Formats;
  readonly data: Dataset;
}

/** A number that people quote, by its name in `CommonLabels.headlines`. */
export interface Headline {
  readonly id: string;
  readonly value: CellValue;
  readonly kind: ValueKind;
}

/** What the tables of a view add up to, and what of. Null where they do not say. */
export interface Totals {
  /** All that the view knows up to its as-of day, the chosen period of it, or only the orders of the chosen dates. */
  readonly over: 'view' | 'period' | 'dates';
  /** Net revenue in minor units. */
  readonly revenue: bigint | null;
  /** Qualifying orders. */
  readonly orders: number | null;
  /** Customers who bought. */
  readonly customers: number | null;
  /** Whose revenue is not in it: rows without a customer, customers whose every order was refunded. */
  readonly without?: readonly ('guests' | 'unbought')[];
  /** The first day whose orders are in it, where earlier ones are not. */
  readonly from?: string;
}

/** An analysis whose types the caller does not know. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- P and V meet only inside one analysis
export type AnyAnalysis = Analysis<any, any, any>;
