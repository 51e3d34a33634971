import type { ModelInfo } from '../core/model/info.ts';
import { scope } from '../core/model/scope.ts';
import { paramLabel, type AnyAnalysis, type CommonLabels } from '../core/spec/analysis.ts';
import { boardPage, readBoard } from '../core/spec/board.ts';
import type { CustomerSet, ViewState } from '../core/spec/filters.ts';
import { decodeParam, descriptors, type AnyDescriptor } from '../core/spec/params.ts';
import { formatsOf } from './cells.ts';
import { nameOfFilter, nameOfSet } from './filter-names.ts';
import { othersInWords } from './rule-in-words.ts';
import { holdsRules, wordOf, type Fact, type Speaking } from './view-settings.ts';

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
  const { dates, compare, asOf, dimensions, customers, sides } = view.filters;
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
    ...(['a', 'b'] as const).flatMap((side) => {
      const set = sides?.[side];
      return set ? [{ label: t.drill.sides[side], value: setInWords(set, known, speaking) }] : [];
    }),
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

/** Each tile of a board with everything that its own view says. */
function tilesIn(view: ViewState, known: Known, speaking: Speaking): readonly Fact[] {
  const { t, format, locale } = speaking;
  const { ready, name, tiles } = readBoard(view.params).value;
  const called = ready ? t.board.readyNames[ready] : name;
  return [
    ...(called === '' ? [] : [{ label: t.board.target, value: called }]),
    ...tiles.map((tile) => {
      const analysis = known.analysisOf(tile.view.page);
      const page = analysis ? (analysis.labels[locale] as CommonLabels).title : tile.view.page;
      const inside = linkContents(tile.view, known, speaking).map(({ label, value }) =>
        format.term(label, value),
      );
      const shown = tile.title === null ? page : format.term(tile.title, page);
      return { label: t.board.tileFact, value: format.beside([shown, ...inside]) };
    }),
  ];
}

/** A parameter that is a list, by the analysis' own words; empty where it has none. */
function listInWords(
  name: string,
  analysis: AnyAnalysis,
  { params: texts, filters }: ViewState,
  known: Known,
  speaking: Speaking,
): string {
  const { model } = known;
  const { locale, format } = speaking;
  const params = Object.fromEntries(
    descriptors(analysis.params as object).map(([own, descriptor]) => {
      const text = texts[own];
      return [
        own,
        (text === undefined ? null : decodeParam(descriptor, text)) ?? descriptor.initial,
      ];
    }),
  );
  if (holdsRules(analysis, name)) {
    const nameOf = (set: CustomerSet): string => setInWords(set, known, speaking);
    return othersInWords(params[name] as readonly string[], {
      ...speaking,
      model,
      nameOfSet: nameOf,
    });
  }
  const { dates, compares } = analysis;
  const data = scope(model, { filters, dates, compares, sets: [] });
  const labels: unknown = analysis.labels[locale];
  const formats = formatsOf(format, locale, model);
  return analysis.describeList?.(name, params, { labels, formats, data }) ?? '';
}

function settingsIn(view: ViewState, known: Known, speaking: Speaking): readonly Fact[] {
  if (view.page === boardPage) return tilesIn(view, known, speaking);
  // A list of lines keeps all that the exploration says that it was opened from.
  const analysis = known.analysisOf(view.page === 'lines' ? 'explore' : view.page);
  if (!analysis)
    return Object.entries(view.params).map(([name, value]) => ({
      label: view.page === 'sql' && name === 'q' ? speaking.t.query.editor : name,
      value,
    }));
  const labels = analysis.labels[speaking.locale] as CommonLabels;
  const declared = new Map(descriptors(analysis.params as object));
  const described = (name: string, { kind }: AnyDescriptor): string =>
    kind === 'list' ? listInWords(name, analysis, view, known, speaking) : '';
  return Object.entries(view.params).map(([name, text]) => {
    const descriptor = declared.get(name);
    const value = descriptor ? decodeParam(descriptor, text) : null;
    if (name === 'by' && view.page === 'lines') {
      const columns: Readonly<Record<string, string | undefined>> = speaking.t.drill.columns;
      const column = text.replace(/^-|^-?d\./, '');
      return { label: paramLabel(labels, 'sort')?.label ?? name, value: columns[column] ?? column };
    }
    if (name === 'mark' && view.page === 'lines')
      return { label: speaking.t.drill.page, value: analysis.nameMark(text, labels) };
    return {
      label: paramLabel(labels, name)?.label ?? name,
      value:
        descriptor && value !== null
          ? described(name, descriptor) ||
            wordOf(name, descriptor, value, labels, known.model, speaking, (set) =>
              setInWords(set, known, speaking),
            )
          : text,
    };
  });
}
