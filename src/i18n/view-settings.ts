import type { Dataset } from '../core/model/dataset.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { paramLabel, type AnyAnalysis, type CommonLabels } from '../core/spec/analysis.ts';
import type { CustomerSet } from '../core/spec/filters.ts';
import {
  descriptors,
  dimensionOf,
  encodeParam,
  matters,
  sameParam,
  type AnyDescriptor,
  type ParamValue,
  type ParamValues,
} from '../core/spec/params.ts';
import { formatsOf } from './cells.ts';
import { dimensionLabel, nameOfSet } from './filter-names.ts';
import type { Formats } from './format.ts';
import type { Locale, Messages } from './index.ts';
import { othersInWords, ruleInWords } from './rule-in-words.ts';

/** A name with what it stands for. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The language of the facts. */
export interface Speaking {
  readonly locale: Locale;
  readonly t: Messages;
  readonly format: Formats;
}

/** A view whose settings are told. */
export interface Resolved {
  readonly analysis: AnyAnalysis;
  readonly params: ParamValues;
  readonly data: Dataset;
  /** The analyses by the names of their pages: customer sets inside rules are called by them. */
  readonly analysisOf?: (page: string) => AnyAnalysis | null;
}

/**
 * Dates, comparison, as-of day, the parameters that matter, currency and filters of a view, in words.
 * `filters` are already in words.
 */
export function settingsOf(
  { analysis, params, data, analysisOf }: Resolved,
  filters: readonly string[],
  speaking: Speaking,
  nameOf = (set: CustomerSet): string =>
    nameOfSet(set, analysisOf?.(set.view.page) ?? null, speaking),
): readonly Fact[] {
  const { t, format } = speaking;
  const labels = analysis.labels[speaking.locale] as CommonLabels;
  const { model, asOf, period, comparison } = data;
  return [
    { label: labels.dates, value: format.range(period.from, period.to) },
    ...(comparison
      ? [{ label: t.filter.compare, value: format.range(comparison.from, comparison.to) }]
      : []),
    { label: t.app.asOfFact, value: format.day(asOf) },
    ...descriptors(analysis.params as object)
      .filter(([, descriptor]) => matters(descriptor, params))
      .map(([name, descriptor]) => ({
        label: paramLabel(labels, name)?.label ?? name,
        value:
          descriptor.kind === 'list'
            ? listInWords(name)
            : wordOf(name, descriptor, params[name], labels, model, speaking, nameOf),
      }))
      .filter(({ value }) => value !== ''),
    { label: t.app.currencyFact, value: model.currency ?? t.app.currencyUnknown },
    ...(filters.length > 0 ? [{ label: t.app.filtersFact, value: format.beside(filters) }] : []),
  ];

  function listInWords(name: string): string {
    if (holdsRules(analysis, name))
      return othersInWords(params[name] as readonly string[], {
        ...speaking,
        model,
        nameOfSet: nameOf,
      });
    const formats = formatsOf(format, speaking.locale, model);
    return (
      analysis.describeList?.(name, params, { labels: labels as unknown, formats, data }) ?? ''
    );
  }
}

/** The files behind the data, their rows, and which version of the data this is. */
export function sourceOf(
  { fileNames, control, dataVersion }: ModelInfo,
  { t, format }: Speaking,
): readonly Fact[] {
  return [
    { label: t.app.fileFact, value: format.items(fileNames) },
    {
      label: t.app.loadedFact,
      value: `${format.integer(control.rowsLoaded)} / ${format.integer(control.rowsRejected)}`,
    },
    { label: t.app.fingerprintFact, value: dataVersion.slice(0, 8) },
  ];
}

/** "How is this counted?": one paragraph per number or rule. */
export function definitionOf(labels: CommonLabels, { format }: Speaking): string {
  return labels.definition.map(({ term, text }) => format.term(term, text)).join('\n\n');
}

/** Whether a list of an analysis is one of segments with their rules. */
export function holdsRules({ id }: Pick<AnyAnalysis, 'id'>, name: string): boolean {
  return id === 'segment' && name === 'others';
}

/** The value of a parameter in words. `nameOf` says what a customer set inside a rule is called. */
export function wordOf(
  name: string,
  descriptor: AnyDescriptor,
  value: ParamValue | undefined,
  labels: CommonLabels,
  model: ModelInfo,
  speaking: Speaking,
  nameOf: (set: CustomerSet) => string,
): string {
  const { t, format } = speaking;
  if (typeof value === 'string') {
    const dimension = dimensionOf(value, model);
    if (dimension) return dimensionLabel(dimension, t);
    return paramLabel(labels, name)?.options?.[value] ?? value;
  }
  if (typeof value === 'boolean') return value ? t.app.flags.on : t.app.flags.off;
  if (typeof value === 'object' && 'kind' in value)
    return ruleInWords(value, { ...speaking, model, nameOfSet: nameOf });
  if (descriptor.kind === 'segments' && value !== undefined)
    return sameParam(descriptor.initial, value) ? t.segments.standard : t.segments.edited;
  return Array.isArray(value) ? format.items(value.map(String)) : encodeParam(value ?? '');
}
