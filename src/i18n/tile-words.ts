import type { AnyAnalysis, CommonLabels } from '../core/spec/analysis.ts';
import type { Filters } from '../core/spec/filters.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { Block } from '../core/spec/screen.ts';
import { nameOfFilter } from './filter-names.ts';
import type { NameSet } from './shown.ts';
import type { Speaking } from './view-settings.ts';

/** What a block is called where its page is not said around it. */
export function titleOfBlock(
  block: Block,
  analysis: AnyAnalysis,
  { locale, t, format }: Speaking,
): string {
  if (block.kind !== 'tiles') return block.title;
  const { title } = analysis.labels[locale] as CommonLabels;
  return format.term(title, t.board.numbers);
}

/**
 * How a tile takes the filters of its board: dates in a sense of its own, a comparison that it does not
 * make, and filters that only it has. `own` are the tile's, `shared` the board's.
 */
export function usesOf(
  analysis: AnyAnalysis,
  own: Filters,
  shared: Filters,
  model: ModelInfo,
  nameOfSet: NameSet,
  speaking: Speaking,
): readonly string[] {
  const { t, format, locale } = speaking;
  const { dates: label } = analysis.labels[locale] as CommonLabels;
  const dates = shared.dates ?? own.dates;
  const range = dates ? format.range(dates.from, dates.to) : t.filter.preset.all;
  const isOwn = shared.dates === null && own.dates !== null;
  const compare = shared.compare ?? own.compare;
  const only = [
    ...own.dimensions
      .filter(({ dimension }) => !shared.dimensions.some((one) => one.dimension === dimension))
      .map((filter) => nameOfFilter(filter, model.dimensions, speaking)),
    ...own.customers.map(nameOfSet),
  ];
  return [
    ...(analysis.dates !== 'period'
      ? [t.app.reinterpreted(label, range)]
      : isOwn
        ? [t.app.reinterpreted(t.filter.dates, range)]
        : []),
    ...(analysis.compares || compare === 'none' ? [] : [t.filter.unusedChip(t.filter.compare)]),
    ...(shared.compare === null && own.compare === 'year' && analysis.compares
      ? [t.filter.compareYear]
      : []),
    ...(shared.asOf === null && own.asOf !== null ? [t.filter.asOf(format.day(own.asOf))] : []),
    ...(only.length > 0 ? [t.board.ownFilters(format.items(only))] : []),
  ];
}
