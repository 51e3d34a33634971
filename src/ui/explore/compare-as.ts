import type { CustomerSet, Filters, Sides, ViewState } from '../../core/spec/filters.ts';
import { decodeParam, encodeParam } from '../../core/spec/params.ts';
import { exploreParams } from '../../analyses/explore-shelves.ts';
import type { CurrentView } from '../../state/current-view.svelte.ts';

export type Side = keyof Sides;

/** Parameters of an exploration that its marks do not depend on. */
const looks: readonly string[] = ['sort', 'closed', 'chart'];
/** The field that sets the sides apart. */
const field = 'comparedSets';

/**
 * Makes a set of customers one of two sides. Once both are there they stand beside each other: on the
 * exploration in front, or on one that is opened for them.
 */
export function compareAs(side: Side, set: CustomerSet, current: CurrentView): void {
  current.go(compared(side, set, current.state));
}

/** The view that this comes to. */
export function compared(side: Side, set: CustomerSet, state: ViewState): ViewState {
  const before = state.filters.sides ?? { a: null, b: null };
  const sides: Sides = { ...before, [side]: { ...set, view: plainOf(set.view) } };
  const filters: Filters = { ...state.filters, sides };
  if (!sides.a || !sides.b) return { ...state, filters };
  const params = state.page === 'explore' ? state.params : {};
  return { page: 'explore', params: withField(params), filters };
}

/** The view of a set without what it does not depend on; a mark of one of two sides depends on both. */
function plainOf(view: ViewState): ViewState {
  const { sides, ...filters } = view.filters;
  const params = Object.fromEntries(
    Object.entries(view.params).filter(([name]) => !looks.includes(name)),
  );
  const isApart = Object.values(params).some((text) => text.split('~').includes(field));
  if (view.page !== 'explore') return { ...view, filters };
  return { ...view, params, filters: isApart && sides ? { ...filters, sides } : filters };
}

/** The field at the front of the columns, unless it is on a shelf. */
function withField(params: ViewState['params']): ViewState['params'] {
  const on = (name: 'rows' | 'columns'): readonly string[] => {
    const { [name]: descriptor } = exploreParams;
    const text = params[name];
    const read = text === undefined ? null : decodeParam(descriptor, text);
    return Array.isArray(read) ? (read as readonly string[]) : descriptor.initial;
  };
  if ([...on('rows'), ...on('columns')].includes(field)) return params;
  return {
    ...params,
    columns: encodeParam([field, ...on('columns')].slice(0, exploreParams.columns.most)),
  };
}

/** The filters without one of the sides. */
export function withoutSide(side: Side, { sides, ...filters }: Filters): Filters {
  const left: Sides = { a: null, b: null, ...sides, [side]: null };
  return left.a || left.b ? { ...filters, sides: left } : filters;
}
