import { paramLabel, type CommonLabels } from '../../core/spec/analysis.ts';
import {
  descriptors,
  dimensionOf,
  encodeParam,
  matters,
  sameParam,
  type AnyDescriptor,
  type ParamValue,
} from '../../core/spec/params.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { ViewResult } from '../../state/current-view.svelte.ts';
import { dimensionLabel } from '../../i18n/filter-names.ts';
import type { I18n } from '../i18n.ts';
import type { Fact } from '../kit/types.ts';
import type { Explanation } from '../shell/types.ts';
import { dimensionsOf } from './filter-props.ts';
import type { ViewState } from '../../core/spec/filters.ts';

/** "How is this counted?": definitions, parameters, filters, source, SQL and time of a result. */
export function explanationOf(result: ViewResult, view: ViewState, i18n: I18n): Explanation {
  const { open, sql, milliseconds, cached } = result;
  const { t, format } = i18n;
  const labels = open.analysis.labels[i18n.locale] as CommonLabels;
  const { model, asOf, period, comparison } = open.data;
  const { control } = model;
  const filters = dimensionsOf(open.data, view, i18n).map(({ label }) => label);
  return {
    definition: labels.definition.map(({ term, text }) => format.term(term, text)).join('\n\n'),
    settings: [
      { label: labels.dates, value: format.range(period.from, period.to) },
      ...(comparison
        ? [{ label: t.filter.compare, value: format.range(comparison.from, comparison.to) }]
        : []),
      { label: t.app.asOfFact, value: format.day(asOf) },
      ...descriptors(open.analysis.params as object)
        .filter(([, descriptor]) => matters(descriptor, open.params))
        .map(([name, descriptor]) => ({
          label: paramLabel(labels, name)?.label ?? name,
          value: wordOf(name, descriptor, open.params[name], labels, model, i18n),
        })),
      { label: t.app.currencyFact, value: model.currency ?? t.app.currencyUnknown },
      ...(filters.length > 0 ? [{ label: t.app.filtersFact, value: format.beside(filters) }] : []),
    ],
    source: sourceFacts(),
    sql,
    milliseconds: cached ? null : milliseconds,
  };

  function sourceFacts(): readonly Fact[] {
    return [
      { label: t.app.fileFact, value: format.items(model.fileNames) },
      {
        label: t.app.loadedFact,
        value: `${format.integer(control.rowsLoaded)} / ${format.integer(control.rowsRejected)}`,
      },
      { label: t.app.fingerprintFact, value: model.dataVersion.slice(0, 8) },
    ];
  }
}

function wordOf(
  name: string,
  descriptor: AnyDescriptor,
  value: ParamValue | undefined,
  labels: CommonLabels,
  model: ModelInfo,
  { t, format }: I18n,
): string {
  if (typeof value === 'string') {
    const dimension = dimensionOf(value, model);
    if (dimension) return dimensionLabel(dimension, t);
    return paramLabel(labels, name)?.options?.[value] ?? value;
  }
  if (descriptor.kind === 'segments' && value !== undefined)
    return sameParam(descriptor.initial, value) ? t.segments.standard : t.segments.edited;
  return Array.isArray(value) ? format.items(value.map(String)) : encodeParam(value ?? '');
}
