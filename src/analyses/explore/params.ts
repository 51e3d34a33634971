import type { Params } from '../../core/spec/params.ts';
import { readField } from './field.ts';
import { readKept } from './kept-text.ts';
import { readMeasure } from './measure.ts';
import { readSort } from './sort.ts';

/** More fields on one axis than this make a table nobody reads; totals exist for every level of them. */
export const mostFields = 4;
export const mostMeasures = 8;
/** More closed groups than this stay out of links. */
export const mostClosed = 40;
/** More conditions than this nobody keeps in mind. */
export const mostKept = 12;

/** What an exploration shows. */
export const shapes = [
  'table',
  'bar',
  'stacked',
  'filled',
  'line',
  'area',
  'heat',
  'scatter',
  'box',
  'map',
] as const;
export type Shape = (typeof shapes)[number];

export interface ExploreParams {
  /** Fields down the side, outermost first, as `fieldText` writes them. */
  readonly rows: readonly string[];
  /** Fields across the top. */
  readonly columns: readonly string[];
  /** What is counted, as `measureText` writes it. */
  readonly measures: readonly string[];
  /** What rows are sorted by, within their groups; empty: see `sort.ts`. */
  readonly sort: readonly string[];
  /** Row groups that are closed, each as the texts of its keys; see `keyText`. */
  readonly closed: readonly string[];
  /** Which lines it is about, each as `keptText` writes it: all of these must hold. */
  readonly only: readonly string[];
  /** `auto` takes what fits the shelves. */
  readonly chart: Shape | 'auto';
  /** The month that years and quarters begin with, from 1. */
  readonly yearStart: number;
}

const isField = (text: string): boolean => readField(text) !== null;

export const exploreParams: Params<ExploreParams> = {
  rows: { kind: 'list', most: mostFields, accepts: isField, initial: ['month'] },
  columns: { kind: 'list', most: mostFields, accepts: isField, initial: [] },
  measures: {
    kind: 'list',
    most: mostMeasures,
    accepts: (text) => readMeasure(text) !== null,
    initial: ['revenue', 'orders', 'customers'],
  },
  sort: {
    kind: 'list',
    most: 2 + mostFields,
    accepts: (_, place, texts) => place > 0 || readSort(texts) !== null,
    initial: [],
  },
  closed: { kind: 'list', most: mostClosed, accepts: () => true, initial: [] },
  only: {
    kind: 'list',
    most: mostKept,
    accepts: (text) => readKept(text) !== null,
    initial: [],
  },
  chart: { kind: 'choice', options: ['auto', ...shapes], initial: 'auto' },
  yearStart: { kind: 'number', minimum: 1, maximum: 12, integer: true, initial: 1 },
};
