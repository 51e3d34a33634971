import type { DimensionInfo } from '../core/model/info.ts';
import type { AnyAnalysis, CommonLabels } from '../core/spec/analysis.ts';
import {
  markSeparator,
  type CustomerSet,
  type DimensionFilter,
  type ViewState,
} from '../core/spec/filters.ts';
import { decodeParam, descriptors, type ParamValues } from '../core/spec/params.ts';
import type { Joins } from '../core/spec/screen.ts';
import type { Messages } from './en.ts';
import type { Locale } from './index.ts';

/** The language that filters are named in. */
export interface Naming {
  readonly locale: Locale;
  readonly t: Pick<Messages, 'app' | 'filter' | 'kit'>;
  readonly format: Pick<Joins, 'items'>;
}

/** The header of a dimension; the source of a line has none in any file. */
export function dimensionLabel(
  { label }: Pick<DimensionInfo, 'label'>,
  t: Pick<Messages, 'app'>,
): string {
  return label === '' ? t.app.sourceOfLine : label;
}

/** A filter in words: "Country: France, Spain"; more values than `most` are only counted. */
export function nameOfFilter(
  { dimension, values, exclude }: DimensionFilter,
  dimensions: readonly DimensionInfo[],
  { t, format }: Naming,
  most = Infinity,
): string {
  const info = dimensions.find(({ id }) => id === dimension);
  const words = values.map((value) => value ?? t.app.blank);
  const written = words.length > most ? t.kit.values(words.length) : format.items(words);
  return t.filter[exclude ? 'isNot' : 'is'](info ? dimensionLabel(info, t) : dimension, written);
}

/**
 * A set in words, by the analysis whose marks it is made of: "RFM: Champions". Everyone in a segment that
 * has a name is called by it.
 */
export function nameOfSet(
  { mark, view }: CustomerSet,
  analysis: AnyAnalysis | null,
  { locale, t }: Naming,
): string {
  const own = view.page === 'segment' && mark === 'in' ? view.params['name'] : undefined;
  if (own) return own;
  if (!analysis) return mark;
  const labels = analysis.labels[locale] as CommonLabels;
  const marks = mark.split(markSeparator);
  const [first = ''] = marks;
  const name =
    marks.length > 1
      ? t.app.setMore(marks.length)
      : analysis.nameMark(first, labels, readTexts(analysis, view.params));
  return t.app.customersIn(labels.title, name);
}

/** The parameters of an address, whatever data are open. */
function readTexts(analysis: AnyAnalysis, texts: ViewState['params']): ParamValues {
  const known = descriptors(analysis.params as object).map(([name, descriptor]) => {
    const text = texts[name];
    const value = text === undefined ? null : decodeParam(descriptor, text);
    return [name, value ?? descriptor.initial] as const;
  });
  return Object.fromEntries(known);
}
