import {
  aggregates,
  binned,
  comparisons,
  customerParts,
  cycleParts,
  hasAggregate,
  hasField,
  hasMeasure,
  isAdditive,
  isOrdered,
  kindText,
  madeOf,
  measureText,
  readField,
  readMeasure,
  timeParts,
  visitParts,
  type Binned,
  type Comparing,
  type Measure,
} from '../../analyses/explore-shelves.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { dimensionValue } from '../../core/spec/params.ts';
import { replace, type Shelved, type Spot } from './edits.ts';

export const offerGroups = [
  'dates',
  'products',
  'customers',
  'purchases',
  'steps',
  'measures',
] as const;
export type OfferGroup = (typeof offerGroups)[number];

/** Widths of steps that nobody has asked for otherwise, in units of the data. */
export const usualWidth: Readonly<Record<Binned, number>> = { amount: 50, quantity: 5 };

/** What may be put on a shelf, as texts, group by group; calculated measures are those on the shelf. */
export function offersOf(
  model: ModelInfo,
  { measures }: Pick<Shelved, 'measures'>,
  widths: Readonly<Record<Binned, number>> = usualWidth,
): readonly { readonly group: OfferGroup; readonly texts: readonly string[] }[] {
  const dimensions = (source: 'line' | 'customer'): readonly string[] =>
    model.dimensions.filter((one) => one.source === source).map(({ id }) => dimensionValue(id));
  const calculated = measures.flatMap((text) => {
    const measure = readMeasure(text);
    return measure?.of.kind === 'formula' && hasMeasure(measure, model)
      ? [measureText({ of: measure.of, as: 'plain' })]
      : [];
  });
  const made = Object.keys(madeOf).filter((name) => {
    const measure = readMeasure(name);
    return measure !== null && hasMeasure(measure, model);
  });
  const texts: Readonly<Record<OfferGroup, readonly string[]>> = {
    dates: [...timeParts, ...cycleParts, 'comparedDates'].filter((text) => isKnown(text, model)),
    products: [...['product'].filter((text) => isKnown(text, model)), ...dimensions('line')],
    customers: [...customerParts, ...dimensions('customer'), 'comparedSets'],
    purchases: visitParts,
    steps: binned.map((of) => kindText({ kind: 'bin', of, width: widths[of] })),
    measures: [
      ...aggregates.filter((name) => hasAggregate(name, model)),
      ...made,
      ...new Set(calculated),
    ],
  };
  return offerGroups.map((group) => ({ group, texts: texts[group] }));
}

/** Whether the data have what a text on a shelf names. */
export function isKnown(text: string, model: ModelInfo): boolean {
  const field = readField(text);
  if (field) return hasField(field, model);
  const measure = readMeasure(text);
  return measure !== null && hasMeasure(measure, model);
}

/** How many values of a field may stand apart, beside all of them. */
export const tops = [5, 10, 20, 50] as const;

/** Whether a field can be cut to its top: what has an order of its own is shown whole. */
export function hasTop(text: string): boolean {
  const field = readField(text);
  return field !== null && !isOrdered(field.on);
}

/** The dimension that a field can be filtered by; null where it is none of the data's columns. */
export function filterOf(text: string): string | null {
  const field = readField(text);
  return field?.on.kind === 'dimension' ? field.on.id : null;
}

/** Whether lines can be chosen by what a text on a shelf names: by every field that they have a value of. */
export function canFilter(text: string): boolean {
  const field = readField(text);
  return field !== null && field.on.kind !== 'side';
}

/** How a measure on its shelf may be compared, with the one in force, and without what stands there. */
export function comparingsOf(
  shelved: Shelved,
  spot: Spot,
  hasComparison: boolean,
): readonly Comparing[] {
  const measure = readMeasure(shelved[spot.shelf][spot.at] ?? '');
  if (!measure) return [];
  return comparisons.filter(
    (as) =>
      as === measure.as ||
      (makesSense(as, measure, shelved, hasComparison) &&
        replace(shelved, spot, measureText({ of: measure.of, as })).refusal === null),
  );
}

function makesSense(
  as: Comparing,
  measure: Measure,
  { rows, columns }: Shelved,
  hasComparison: boolean,
): boolean {
  switch (as) {
    case 'plain':
      return true;
    case 'shareOfRow':
      return columns.length > 0 && hasShares(measure);
    case 'shareOfColumn':
    case 'shareOfTotal':
      return rows.length + columns.length > 0 && hasShares(measure);
    case 'shareOfParent':
      // Under one field the group around every row is the whole column.
      return rows.length > 1 && hasShares(measure);
    case 'running':
      return rows.length > 0 && isAdditive(measure);
    case 'rank':
      return rows.length > 0;
    case 'compared':
    case 'change':
    case 'growth':
      return hasComparison;
    default:
      return [...rows, ...columns].some((text) => readField(text)?.on.kind === 'time');
  }
}

/** Sums and counts have shares; a mean, a median or a ratio is no part of that of the whole. */
function hasShares({ of }: Measure): boolean {
  if (of.kind !== 'aggregate') return of.kind === 'formula';
  return (
    isAdditive({ of, as: 'plain' }) ||
    of.name === 'orders' ||
    of.name === 'customers' ||
    of.name === 'products'
  );
}

/** Whether what is on the shelves depends on the month that years begin with. */
export function asksYearStart({ rows, columns }: Shelved): boolean {
  const parts: readonly string[] = ['year', 'quarter', 'quarterOfYear', 'monthOfYear'];
  return [...rows, ...columns].some((text) => {
    const on = readField(text)?.on;
    return on !== undefined && 'part' in on && parts.includes(on.part);
  });
}
