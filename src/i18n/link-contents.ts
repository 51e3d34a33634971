import type { ModelInfo } from '../core/model/info.ts';
import { paramLabel, type AnyAnalysis, type CommonLabels } from '../core/spec/analysis.ts';
import type { CustomerSet, ViewState } from '../core/spec/filters.ts';
import { decodeParam, descriptors } from '../core/spec/params.ts';
import { nameOfFilter, nameOfSet } from './filter-names.ts';
import { wordOf, type Fact, type Speaking } from './view-settings.ts';

/** What words are made from: the open data, and the analyses by the names of their pages. */
export interface Known {
  readonly model: ModelInfo;
  readonly analysisOf: (page: string) => AnyAnalysis | null;
}

/**
 * Everything that a link to a view says beside its page, in words, one fact a line: dates, settings that
 * differ from their defaults, filters with their values, customer sets with what they come from.
 */
export function linkContents(view: ViewState, known: Known, speaking: Speaking): readonly Fact[] {
  const { t, format } = speaking;
  const { dates, compare, asOf, dimensions, customers } = view.filters;
  const compared = {
    ...{ previous: t.filter.comparePrevious, year: t.filter.compareYear },
    none: t.filter.compareNone,
  };
  return [
    ...(dates ? [{ label: t.filter.dates, value: format.range(dates.from, dates.to) }] : []),
    ...(compare ? [{ label: t.filter.compare, value: compared[compare] }] : []),
    ...(asOf ? [{ label: t.app.asOfFact, value: format.day(asOf) }] : []),
    ...dimensions.map((filter) => ({
      label: t.app.filtersFact,
      value: nameOfFilter(filter, known.model.dimensions, speaking),
    })),
    ...customers.map((set) => ({
      label: t.filter.customers,
      value: setInWords(set, known, speaking),
    })),
    ...settingsIn(view, known, speaking),
  ];
}

/** A customer set with everything that its own view says. */
function setInWords(set: CustomerSet, known: Known, speaking: Speaking): string {
  const name = nameOfSet(set, known.analysisOf(set.view.page), speaking);
  const inside = linkContents(set.view, known, speaking).map(({ label, value }) =>
    label === speaking.t.app.filtersFact ? value : speaking.format.term(label, value),
  );
  return inside.length === 0
    ? name
    : speaking.t.share.filtersOfSet(name, speaking.format.beside(inside));
}

function settingsIn(view: ViewState, known: Known, speaking: Speaking): readonly Fact[] {
  const analysis = known.analysisOf(view.page);
  if (!analysis)
    return Object.entries(view.params).map(([name, value]) => ({
      label: view.page === 'sql' && name === 'q' ? speaking.t.query.editor : name,
      value,
    }));
  const labels = analysis.labels[speaking.locale] as CommonLabels;
  const declared = new Map(descriptors(analysis.params as object));
  return Object.entries(view.params).map(([name, text]) => {
    const descriptor = declared.get(name);
    const value = descriptor ? decodeParam(descriptor, text) : null;
    return {
      label: paramLabel(labels, name)?.label ?? name,
      value:
        descriptor && value !== null
          ? wordOf(name, descriptor, value, labels, known.model, speaking)
          : text,
    };
  });
}
