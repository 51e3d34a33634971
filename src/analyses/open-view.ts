import { fail, type AppError } from '../core/error.ts';
import type { Counting } from '../core/model/counting.ts';
import type { Dataset } from '../core/model/dataset.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { scope } from '../core/model/scope.ts';
import type { AnyAnalysis } from '../core/spec/analysis.ts';
import { markSeparator, type CustomerSet, type ViewState } from '../core/spec/filters.ts';
import {
  decodeParam,
  dimensionNamed,
  descriptors,
  dimensionOf,
  offeredOptions,
  type AnyDescriptor,
  type Needed,
  type ParamValue,
  type ParamValues,
} from '../core/spec/params.ts';
import { join, sql, type Sql } from '../core/sql/index.ts';
import { analysisOf } from './registry.ts';

/** A view, resolved against a data set: ready to run. */
export interface OpenView {
  readonly analysis: AnyAnalysis;
  readonly params: ParamValues;
  readonly data: Dataset;
  readonly query: Sql;
  /** What the link says and this data set or version does not know. */
  readonly notices: readonly AppError[];
  /** The analyses of other pages: by them the customer sets inside a rule are called. */
  readonly analysisOf: (page: string) => AnyAnalysis | null;
}

/** The parameters of an analysis from the texts of a URL; what it does not know becomes a notice. */
export function readParams(
  analysis: AnyAnalysis,
  texts: ViewState['params'],
  model: Pick<ModelInfo, 'dimensions' | Needed>,
): { readonly params: ParamValues; readonly notices: readonly AppError[] } {
  const notices: AppError[] = [];
  const known = descriptors(analysis.params as object);
  const params = Object.fromEntries(
    known.map(([name, descriptor]) => {
      const text = texts[name];
      if (text === undefined) return [name, descriptor.initial];
      const decoded = decodeParam(descriptor, text);
      const value = isKnown(descriptor, decoded, model) ? decoded : null;
      if (value === null)
        notices.push({ code: 'view.badValue', detail: { key: name, value: text.slice(0, 60) } });
      return [name, value ?? descriptor.initial];
    }),
  );
  for (const name of Object.keys(texts))
    if (!known.some(([own]) => own === name))
      notices.push({ code: 'view.unknownKey', detail: { key: name.slice(0, 60) } });
  return { params, notices };
}

/** Whether the data have what a value names: dimensions and costs differ from data set to data set. */
function isKnown(
  descriptor: AnyDescriptor,
  value: ParamValue | null,
  model: Pick<ModelInfo, 'dimensions' | Needed>,
): boolean {
  if (typeof value !== 'string') return true;
  if (descriptor.kind === 'choice') return offeredOptions(descriptor, model).includes(value);
  if (descriptor.kind !== 'dimension') return true;
  return descriptor.options.includes(value) || dimensionOf(value, model) !== null;
}

/**
 * Compiles a view against a data set, counted otherwise if asked. Fails with `view.unknownPage` where
 * no analysis has that name.
 */
export function openView(
  view: ViewState,
  model: ModelInfo,
  counting: Counting | null = null,
): OpenView {
  const analysis = analysisOf(view.page);
  if (!analysis) fail('view.unknownPage', { page: view.page.slice(0, 60) });
  const { params, notices } = readParams(analysis, view.params, model);
  const data = datasetOf(view, model, analysis, counting);
  return {
    analysis,
    params,
    data,
    query: analysis.compile(params, data),
    notices: [...notices, ...unknownDimensions(view, params, model)],
    analysisOf,
  };
}

/** The customers of a set: its marks, resolved in the view that shows them. */
export function customersOfSet(set: CustomerSet, model: ModelInfo): Sql {
  const analysis = analysisOf(set.view.page);
  if (!analysis) fail('view.unknownPage', { page: set.view.page.slice(0, 60) });
  const { params } = readParams(analysis, set.view.params, model);
  const data = datasetOf(set.view, model, analysis);
  const marks = set.mark.split(markSeparator).map((mark) => {
    const customers = analysis.customers(mark, params, data);
    if (!customers) fail('view.badValue', { key: 'in', value: mark.slice(0, 60) });
    return customers;
  });
  const [only] = marks;
  if (only && marks.length === 1) return only;
  return join(
    marks.map((customers) => sql`select customer from (${customers}) as marked`),
    sql` union `,
  );
}

function datasetOf(
  view: ViewState,
  model: ModelInfo,
  analysis: AnyAnalysis,
  counting: Counting | null = null,
): Dataset {
  return scope(model, {
    counting,
    filters: view.filters,
    dates: analysis.dates,
    compares: analysis.compares,
    sets: view.filters.customers.map((set) => customersOfSet(set, model)),
    sides: {
      a: view.filters.sides?.a ? customersOfSet(view.filters.sides.a, model) : null,
      b: view.filters.sides?.b ? customersOfSet(view.filters.sides.b, model) : null,
    },
    customersOf: (set) => customersOfSet(set, model),
  });
}

/** Dimensions that filters or lists of the view name, and these data do not have. */
export function unknownDimensions(
  view: ViewState,
  params: ParamValues,
  model: ModelInfo,
): readonly AppError[] {
  const listed = Object.values(params)
    .flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : []))
    .flatMap((item) => (typeof item === 'string' ? (dimensionNamed(item) ?? []) : []));
  return [...view.filters.dimensions.map(({ dimension }) => dimension), ...listed]
    .filter((name) => !model.dimensions.some(({ id }) => id === name))
    .map((name) => ({ code: 'view.unknownKey', detail: { key: name.slice(0, 60) } }));
}
