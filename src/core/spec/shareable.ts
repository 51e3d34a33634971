import { dimensionValue } from './params.ts';
import type { ViewState } from './filters.ts';

/** A view as a link may carry it, and what had to be left out of it. */
export interface Shareable {
  readonly view: ViewState;
  /** Dimensions whose values would have stood in the link, each once. */
  readonly leftOut: readonly string[];
}

/** Parameters that hold values of the fields which the others name. */
const valueParams: readonly string[] = ['sort'];

/**
 * The view without the values of identifying dimensions: filters by them, customer sets that come from
 * views with such filters or whose marks are such values, and sorts by such a column. That a view is
 * grouped by the dimension stays: its name is no value. See `isIdentifying`.
 */
export function shareable(view: ViewState, identifying: readonly string[]): Shareable {
  if (identifying.length === 0) return { view, leftOut: [] };
  const { filters, params } = view;
  const named = namedIn(params, identifying);
  const kept = Object.entries(params).filter(
    ([name]) => named.length === 0 || !valueParams.includes(name),
  );
  const isOpen = ({ dimension }: { readonly dimension: string }): boolean =>
    !identifying.includes(dimension);
  const sets = filters.customers.map((set) => ({ set, holds: valuesIn(set.view, identifying) }));
  const leftOut = [
    ...filters.dimensions.filter((filter) => !isOpen(filter)).map(({ dimension }) => dimension),
    ...sets.flatMap(({ holds }) => holds),
    ...(kept.length < Object.keys(params).length ? named : []),
  ];
  if (leftOut.length === 0) return { view, leftOut };
  return {
    view: {
      ...view,
      params: Object.fromEntries(kept),
      filters: {
        ...filters,
        dimensions: filters.dimensions.filter(isOpen),
        customers: sets.filter(({ holds }) => holds.length === 0).map(({ set }) => set),
      },
    },
    leftOut: [...new Set(leftOut)],
  };
}

/** Identifying dimensions of which the view of a set, or its marks, may hold values. */
function valuesIn({ params, filters }: ViewState, identifying: readonly string[]): string[] {
  return [
    ...namedIn(params, identifying),
    ...filters.dimensions
      .map(({ dimension }) => dimension)
      .filter((dimension) => identifying.includes(dimension)),
    ...filters.customers.flatMap((set) => valuesIn(set.view, identifying)),
  ];
}

/** The dimensions that parameters name, alone or within a list. */
function namedIn(params: ViewState['params'], identifying: readonly string[]): readonly string[] {
  const texts = Object.values(params).flatMap((text) => text.split('~'));
  return identifying.filter((id) => {
    const name = dimensionValue(id);
    return texts.some((text) => text === name || text.startsWith(`${name}^`));
  });
}
