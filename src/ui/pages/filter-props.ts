import {
  precedingRange,
  lastClosedMonths,
  monthEnd,
  monthNumber,
  yearEarlier,
} from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { AnyAnalysis, CommonLabels } from '../../core/spec/analysis.ts';
import type { CustomerSet, DayRange, ViewState } from '../../core/spec/filters.ts';
import { analysisOf } from '../../analyses/registry.ts';
import { dimensionLabel, nameOfFilter, nameOfSet as setName } from '../../i18n/filter-names.ts';
import type { I18n } from '../i18n.ts';
import type {
  AsOf,
  CompareFilter,
  CustomerSetFilter,
  DatePreset,
  DatesFilter,
  DimensionFilter,
  DimensionValue,
} from '../shell/types.ts';

/** How a page takes the global dates and comparison. */
export interface PageFilters {
  /** As its period, or in a sense of its own that starts with all of history. */
  readonly dates: 'period' | 'history';
  readonly compares: boolean;
  /** What the dates are called here, where they are not simply the period. */
  readonly label: string;
}

/** The page filters of an analysis. */
export function pageFiltersOf(analysis: AnyAnalysis, { locale }: I18n): PageFilters {
  const { dates } = analysis.labels[locale] as CommonLabels;
  const use = analysis.dates === 'period' ? 'period' : 'history';
  return { dates: use, compares: analysis.compares, label: dates };
}

/** The date chip: the resolved dates, from the object that fed the query. */
export function datesOf(
  data: Dataset,
  view: ViewState,
  page: PageFilters,
  i18n: I18n,
): DatesFilter {
  const { format, t } = i18n;
  const presets = presetsOf(data, i18n);
  const chosen = presets.find(
    ({ from, to }) => from === view.filters.dates?.from && to === view.filters.dates.to,
  );
  const initial = page.dates === 'history' ? 'all' : 'last3';
  const isAll = page.dates === 'history' && view.filters.dates === null;
  const label = isAll ? t.filter.preset.all : format.range(data.period.from, data.period.to);
  return {
    ...data.period,
    label,
    preset: view.filters.dates === null ? initial : (chosen?.id ?? null),
    presets,
    min: data.model.firstDay,
    max: data.model.lastDay,
    use:
      page.dates === 'history'
        ? { kind: 'reinterpreted', text: t.app.reinterpreted(page.label, label) }
        : { kind: 'applied' },
  };
}

function presetsOf({ asOf, model }: Dataset, { t }: I18n): readonly DatePreset[] {
  const year = `${asOf.slice(0, 4)}-01-01`;
  const months = (count: number): DayRange => lastClosedMonths(asOf, count);
  const before = yearEarlier({ from: year, to: monthEnd(monthNumber(year) + 11) });
  const named: readonly (readonly [string, string, DayRange])[] = [
    ['last3', t.filter.preset.last3, months(3)],
    ['last6', t.filter.preset.last6, months(6)],
    ['last12', t.filter.preset.last12, months(12)],
    ['thisYear', t.filter.preset.thisYear, { from: year, to: asOf }],
    ['lastYear', t.filter.preset.lastYear, before],
    ['all', t.filter.preset.all, { from: model.firstDay, to: asOf }],
  ];
  return named
    .filter(([, , range]) => range.to >= model.firstDay)
    .map(([id, label, range]) => ({ id, label, ...range }));
}

/** The comparison chip, with the dates each choice would mean. */
export function compareOf(
  data: Dataset,
  view: ViewState,
  page: PageFilters,
  { format, t }: I18n,
): CompareFilter {
  const range = (span: DayRange): string => format.range(span.from, span.to);
  return {
    label: data.comparison ? t.filter.compareWith(range(data.comparison)) : t.filter.compareNone,
    chosen: view.filters.compare ?? 'previous',
    options: [
      { id: 'previous', label: t.filter.comparePrevious, note: range(precedingRange(data.period)) },
      { id: 'year', label: t.filter.compareYear, note: range(yearEarlier(data.period)) },
      { id: 'none', label: t.filter.compareNone },
    ],
    use: page.compares
      ? { kind: 'applied' }
      : { kind: 'unused', text: t.filter.unusedChip(t.filter.compare) },
  };
}

/** Blank cells are a value like any other; in the picker they are the empty text. */
const blank = '';

/** More values than this are counted on a chip, not named. */
const mostNamed = 2;

/** The dimension chips. A dimension that these data do not have is shown as not used. */
export function dimensionsOf(
  data: Dataset,
  view: ViewState,
  i18n: I18n,
): readonly DimensionFilter[] {
  const { t } = i18n;
  return view.filters.dimensions.map((filter) => {
    const info = data.model.dimensions.find((dimension) => dimension.id === filter.dimension);
    const name = info ? dimensionLabel(info, t) : filter.dimension;
    return {
      dimension: filter.dimension,
      label: nameOfFilter(filter, data.model.dimensions, i18n, mostNamed),
      values: filter.values.map((value) => value ?? blank),
      exclude: filter.exclude,
      use: info ? { kind: 'applied' } : { kind: 'unused', text: t.filter.unusedChip(name) },
    };
  });
}

/** Values of a dimension for the picker, most frequent first. */
export function valuesOf(
  data: Dataset,
  dimension: string,
  search: string,
  { t }: I18n,
): readonly DimensionValue[] {
  const info = data.model.dimensions.find(({ id }) => id === dimension);
  const wanted = search.trim().toLocaleLowerCase();
  return (info?.values ?? [])
    .map(({ value, rows }) => ({ value: value ?? blank, label: value ?? t.app.blank, count: rows }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
    .slice(0, 200);
}

/** A picked value as the filter means it. */
export function pickedValue(value: string): string | null {
  return value === blank ? null : value;
}

/** The chip of the customer set, named by the marks it came from. */
export function customerSetOf(view: ViewState, i18n: I18n): CustomerSetFilter {
  const sets = view.filters.customers;
  return {
    label:
      sets.length > 0
        ? i18n.format.items(sets.map((set) => nameOfSet(set, i18n)))
        : i18n.t.filter.allCustomers,
    removable: sets.length > 0,
    use: { kind: 'applied' },
  };
}

/** A set in words: "RFM: Champions". */
export function nameOfSet(set: CustomerSet, i18n: I18n): string {
  return setName(set, analysisOf(set.view.page), i18n);
}

/** The as-of chip. */
export function asOfOf(data: Dataset): AsOf {
  return { day: data.asOf, lastOrder: data.model.lastDay, firstOrder: data.model.firstDay };
}
