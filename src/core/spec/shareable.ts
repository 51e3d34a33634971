import { audiencePage, readPlan } from '../audience/plan-params.ts';
import { joinTexts } from '../audience/text-list.ts';
import { boardPage, mapTileViews } from './board.ts';
import { setText } from './codec.ts';
import { dimensionValue } from './params.ts';
import type { CustomerSet, ViewState } from './filters.ts';
import { dimensionsInMarks } from './mark-text.ts';
import { dimensionsInRules } from './rule-values.ts';

/** A view as a link may carry it, and what had to be left out of it. */
export interface Shareable {
  readonly view: ViewState;
  /** Dimensions whose values would have stood in the link, each once. */
  readonly leftOut: readonly string[];
}

/** Parameters that hold values of the fields which the others name. */
const valueParams: readonly string[] = ['sort', 'only', 'mark', 'control', 'weights'];

/**
 * The view without the values of identifying dimensions: filters by them, customer sets that come from
 * views with such filters or whose marks are such values, rules that ask for them, and sorts by such a
 * column. That a view is grouped by the dimension stays: its name is no value. The views on a board lose
 * the same, and those of the people whom an export leaves out. See `isIdentifying`.
 */
export function shareable(view: ViewState, identifying: readonly string[]): Shareable {
  if (identifying.length === 0) return { view, leftOut: [] };
  const alone = shareableAlone(view, identifying);
  if (view.page === audiencePage) return withoutHeld(alone, identifying);
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

/**
 * An export without the sets of people it leaves out whose view may hold such values, and without the words
 * that mean yes in such a column. Sets that nobody can read go too. A statement is text and stays.
 */
function withoutHeld({ view, leftOut }: Shareable, identifying: readonly string[]): Shareable {
  const { without, yes, ...others } = view.params;
  const { sets, words } = heldInExport(view.params, identifying);
  const open = sets.filter(({ holds }) => holds.length === 0).map(({ set }) => setText(set));
  const params = {
    ...others,
    ...(yes === undefined || words.length > 0 ? {} : { yes }),
    ...(without === undefined || open.length === 0 ? {} : { without: joinTexts(open) }),
  };
  return {
    view: { ...view, params: sameTexts(params, view.params) ? view.params : params },
    leftOut: [...new Set([...leftOut, ...sets.flatMap(({ holds }) => holds), ...words])],
  };
}

interface HeldInExport {
  /** The sets that an export leaves out, with the dimensions whose values they may hold. */
  readonly sets: readonly { readonly set: CustomerSet; readonly holds: readonly string[] }[];
  /** The dimension whose words mean consent. */
  readonly words: readonly string[];
}

function heldInExport(params: ViewState['params'], identifying: readonly string[]): HeldInExport {
  const { without, consent } = readPlan(params).value;
  const isColumn = consent?.kind === 'column' && consent.yes !== null;
  return {
    sets: without.map((set) => ({ set, holds: valuesOfSet(set, identifying) })),
    words: identifying.filter((id) => isColumn && consent.source === dimensionValue(id)),
  };
}

function sameTexts(left: ViewState['params'], right: ViewState['params']): boolean {
  const names = Object.keys(right);
  return (
    names.length === Object.keys(left).length && names.every((name) => left[name] === right[name])
  );
}

function shareableAlone(view: ViewState, identifying: readonly string[]): Shareable {
  const { filters, params } = view;
  const named = namedIn(params, identifying);
  const rules = dimensionsInRules(params, identifying, (set) => valuesOfSet(set, identifying));
  const open = Object.entries(params).filter(
    ([name]) => named.length === 0 || !valueParams.includes(name),
  );
  const kept = open.filter(([name]) => !rules.some(([own]) => own === name));
  const isOpen = ({ dimension }: { readonly dimension: string }): boolean =>
    !identifying.includes(dimension);
  const holds = (set: CustomerSet): readonly string[] => valuesOfSet(set, identifying);
  const sets = filters.customers.map((set) => ({ set, holds: holds(set) }));
  const { a = null, b = null } = filters.sides ?? {};
  const isHolding = { a: a !== null && holds(a).length > 0, b: b !== null && holds(b).length > 0 };
  const leftOut = [
    ...filters.dimensions.filter((filter) => !isOpen(filter)).map(({ dimension }) => dimension),
    ...sets.flatMap((set) => set.holds),
    ...(a && isHolding.a ? holds(a) : []),
    ...(b && isHolding.b ? holds(b) : []),
    ...(open.length < Object.keys(params).length ? named : []),
    ...rules.flatMap(([, dimensions]) => dimensions),
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
function valuesOfSet({ mark, view }: CustomerSet, identifying: readonly string[]): string[] {
  const marked = dimensionsInMarks(mark).filter((id) => identifying.includes(id));
  return [...marked, ...valuesIn(view, identifying)];
}

function valuesIn({ page, params, filters }: ViewState, identifying: readonly string[]): string[] {
  const { a = null, b = null } = filters.sides ?? {};
  const rules = dimensionsInRules(params, identifying, (set) => valuesOfSet(set, identifying));
  const { sets, words } =
    page === audiencePage ? heldInExport(params, identifying) : { sets: [], words: [] };
  return [
    ...sets.flatMap(({ holds }) => holds),
    ...words,
    ...namedIn(params, identifying),
    ...rules.flatMap(([, dimensions]) => dimensions),
    ...filters.dimensions
      .map(({ dimension }) => dimension)
      .filter((dimension) => identifying.includes(dimension)),
    ...[...filters.customers, a, b].flatMap((set) => (set ? valuesOfSet(set, identifying) : [])),
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
