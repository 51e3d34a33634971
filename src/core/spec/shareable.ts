import { boardPage, mapTileViews } from './board.ts';
import { dimensionValue } from './params.ts';
import type { CustomerSet, ViewState } from './filters.ts';
import { dimensionsInMarks } from './mark-text.ts';

/** A view as a link may carry it, and what had to be left out of it. */
export interface Shareable {
  readonly view: ViewState;
  /** Dimensions whose values would have stood in the link, each once. */
  readonly leftOut: readonly string[];
}

/** Parameters that hold values of the fields which the others name. */
const valueParams: readonly string[] = ['sort', 'only', 'mark'];

/**
 * The view without the values of identifying dimensions: filters by them, customer sets that come from
 * views with such filters or whose marks are such values, and sorts by such a column. That a view is
 * grouped by the dimension stays: its name is no value. The views on a board lose the same. See
 * `isIdentifying`.
 */
export function shareable(view: ViewState, identifying: readonly string[]): Shareable {
  if (identifying.length === 0) return { view, leftOut: [] };
  const alone = shareableAlone(view, identifying);
  if (view.page !== boardPage) return alone;
  const inTiles: string[] = [];
  const params = mapTileViews(view.params, (tile) => {
    const { view: open, leftOut } = shareableAlone(tile, identifying);
    inTiles.push(...leftOut);
    return open;
  });
  if (inTiles.length === 0) return alone;
  return {
    view: { ...alone.view, params },
    leftOut: [...new Set([...alone.leftOut, ...inTiles])],
  };
}

function shareableAlone(view: ViewState, identifying: readonly string[]): Shareable {
  const { filters, params } = view;
  const named = namedIn(params, identifying);
  const kept = Object.entries(params).filter(
    ([name]) => named.length === 0 || !valueParams.includes(name),
  );
  const isOpen = ({ dimension }: { readonly dimension: string }): boolean =>
    !identifying.includes(dimension);
  const holds = (set: CustomerSet): readonly string[] => valuesIn(set.view, identifying);
  const sets = filters.customers.map((set) => ({ set, holds: holds(set) }));
  const { a = null, b = null } = filters.sides ?? {};
  const isHolding = { a: a !== null && holds(a).length > 0, b: b !== null && holds(b).length > 0 };
  const leftOut = [
    ...filters.dimensions.filter((filter) => !isOpen(filter)).map(({ dimension }) => dimension),
    ...sets.flatMap((set) => set.holds),
    ...(a && isHolding.a ? holds(a) : []),
    ...(b && isHolding.b ? holds(b) : []),
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
        customers: sets.filter((one) => one.holds.length === 0).map(({ set }) => set),
        ...(filters.sides
          ? { sides: { a: isHolding.a ? null : a, b: isHolding.b ? null : b } }
          : {}),
      },
    },
    leftOut: [...new Set(leftOut)],
  };
}

/** Identifying dimensions of which the view of a set, or its marks, may hold values. */
function valuesIn({ params, filters }: ViewState, identifying: readonly string[]): string[] {
  const { a = null, b = null } = filters.sides ?? {};
  return [
    ...namedIn(params, identifying),
    ...filters.dimensions
      .map(({ dimension }) => dimension)
      .filter((dimension) => identifying.includes(dimension)),
    ...[...filters.customers, a, b].flatMap((set) => (set ? valuesIn(set.view, identifying) : [])),
  ];
}

/** The dimensions that parameters name, alone or within a list. */
function namedIn(params: ViewState['params'], identifying: readonly string[]): readonly string[] {
  const texts = Object.values(params).flatMap((text) => text.split('~'));
  const kept = ['only', 'mark'].flatMap((name) => dimensionsInMarks(params[name] ?? ''));
  return identifying.filter((id) => {
    const name = dimensionValue(id);
    return kept.includes(id) || texts.some((text) => text === name || text.startsWith(`${name}^`));
  });
}
