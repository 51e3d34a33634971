import {
  breakDown,
  cellOfMark,
  keepOnly,
  kindOf,
  leaveOut,
  markedKinds,
  markName,
  nextFields,
  plainValue,
  tellsApart,
  type Drill,
  type ExploreView,
} from '../../analyses/explore-acts.ts';
import { measureName, readField, type ExploreLabels } from '../../analyses/explore-shelves.ts';
import { linesOf } from '../../analyses/lines-page.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CurrentView } from '../../state/current-view.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { MenuItem } from '../kit/types.ts';
import { afterEdit } from './after-edit.ts';
import { compareAs } from './compare-as.ts';
import { shelvedOf } from './edits.ts';
import { nameOf } from './names.ts';
import { offersOf } from './offers.ts';

/** What acts on marks work on: the address, and the answer that the marks are of. */
export interface MarkContext {
  readonly current: CurrentView;
  readonly view: ExploreView;
  readonly screen: ScreenContext<ExploreLabels>;
  readonly i18n: I18n;
}

/** A mark in words. */
export function nameOfMark(mark: string, { view, screen }: MarkContext): string {
  return markName(mark, view, screen);
}

/**
 * Everything that can be done with a mark, as a menu; `actOn` does what is chosen. The tray shows the
 * customers of its own.
 */
export function markItems(
  mark: string,
  context: MarkContext,
  isInTray = false,
): readonly MenuItem[] {
  const { i18n, view } = context;
  const { drill } = i18n.t;
  const cell = cellOfMark(mark, view);
  const customers = cell?.('customers') ?? null;
  const hasCustomers = cell !== null && (customers === null || Number(customers) > 0);
  return [
    { id: 'keep', label: drill.keep, disabled: keepOnly(mark, view) === null },
    { id: 'leave', label: drill.leave, disabled: leaveOut(mark, view) === null },
    { kind: 'menu', label: drill.breakDown, items: fieldItems(mark, context) },
    { kind: 'rule' },
    { id: 'lines', label: drill.lines, disabled: cell === null },
    ...(isInTray ? [] : [{ id: 'customers', label: drill.customers, disabled: !hasCustomers }]),
    { id: 'a', label: drill.compareAs.a, disabled: !hasCustomers },
    { id: 'b', label: drill.compareAs.b, disabled: !hasCustomers },
    ...(isInTray
      ? []
      : ([{ kind: 'rule' }, { id: 'copy', label: drill.copy, disabled: cell === null }] as const)),
  ];
}

/** The fields that a mark can be told apart by: what comes next below it, then all others. */
function fieldItems(mark: string, context: MarkContext): readonly MenuItem[] {
  const { screen, i18n } = context;
  const next = nextBelow(mark, context);
  const others = offersOf(screen.data.model, { measures: [] })
    .flatMap(({ group, texts }) => (group === 'measures' ? [] : texts))
    .filter((text) => !next.includes(text) && canBreak(mark, text, context));
  const item = (text: string): MenuItem => ({
    ...{ id: `by:${text}`, label: nameOf(text, screen, i18n.t) },
  });
  return [
    ...next.map(item),
    ...(next.length > 0 && others.length > 0 ? [{ kind: 'rule' } as const] : []),
    ...others.map(item),
  ];
}

/** What comes next below a mark, the nearest first. */
export function nextBelow(mark: string, context: MarkContext): readonly string[] {
  const on = markedKinds(mark).at(-1);
  const { model } = context.screen.data;
  return (on ? nextFields(on, model) : []).filter((text) => canBreak(mark, text, context));
}

function canBreak(mark: string, text: string, { view }: MarkContext): boolean {
  const field = readField(text);
  return (
    field !== null &&
    field.on.kind !== 'side' &&
    tellsApart(field.on, markedKinds(mark)) &&
    breakDown(mark, text, view) !== null
  );
}

/** Does what was chosen from that menu; each is one step of the history. */
export function actOn(id: string, mark: string, context: MarkContext): void {
  const { current, view } = context;
  const { state } = current;
  if (id === 'keep') show(keepOnly(mark, view), context);
  else if (id === 'leave') show(leaveOut(mark, view), context);
  else if (id.startsWith('by:')) show(breakDown(mark, id.slice('by:'.length), view), context);
  else if (id === 'lines') current.go(linesOf(state, mark));
  else if (id === 'customers') {
    const set = { view: state, mark };
    const customers = [...state.filters.customers, set];
    current.go({ page: 'customers', params: {}, filters: { ...state.filters, customers } });
  } else if (id === 'a' || id === 'b') compareAs(id, { view: state, mark }, current);
}

/** Shows what a drill comes to; what refers to the shelves goes along. */
function show(drill: Drill | null, { current, view }: MarkContext): void {
  if (!drill) return;
  const { params } = view;
  const before = shelvedOf(params);
  const after = { ...before, rows: drill.params.rows, columns: drill.params.columns };
  current.setParams(
    { ...drill.params, ...afterEdit(before, after, params, view.data.model) },
    drill.dates ? { dates: drill.dates } : {},
  );
}

/** A mark with its numbers, as it is pasted: a name and a value per line. */
export function textOfMark(mark: string, { view, screen }: MarkContext): string {
  const cell = cellOfMark(mark, view);
  const values = view.shelves.measures.map((measure) => {
    const plain = { of: measure.of, as: 'plain' } as const;
    const value = plainValue(plain, cell, screen.data.model);
    return `${measureName(plain, screen.labels)}\t${screen.formats.value(kindOf(plain), value)}`;
  });
  return [markName(mark, view, screen), ...new Set(values)].join('\n');
}
