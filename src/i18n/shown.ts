import type { Dataset } from '../core/model/dataset.ts';
import type { CustomerSet, Filters } from '../core/spec/filters.ts';
import { nameOfFilter } from './filter-names.ts';
import type { Speaking } from './view-settings.ts';

/** Names a set of customers. */
export type NameSet = (set: CustomerSet) => string;

/** What a page shows, in one line: resolved dates, what they are compared with, every filter. */
export function shownIn(
  { dimensions, customers }: Filters,
  { period, comparison, model }: Pick<Dataset, 'period' | 'comparison' | 'model'>,
  nameOfSet: NameSet,
  speaking: Speaking,
): string {
  const { t, format } = speaking;
  const filters = [
    ...dimensions.map((filter) => nameOfFilter(filter, model.dimensions, speaking)),
    ...customers.map(nameOfSet),
  ];
  return format.beside([
    format.range(period.from, period.to),
    ...(comparison ? [t.print.comparedWith(format.range(comparison.from, comparison.to))] : []),
    ...(filters.length > 0 ? filters : [t.print.everyone]),
  ]);
}
