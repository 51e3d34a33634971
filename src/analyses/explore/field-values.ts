import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Key } from './axis.ts';
import type { ExploreLabels } from './labels/en.ts';
import { fieldText, readField } from './field.ts';
import { keptText } from './kept-text.ts';
import { groupName } from './names.ts';
import type { ExploreView } from './view.ts';

/** A value of a field: its key (null: blank) and how many lines have it. */
export interface FieldValue {
  readonly key: Key;
  readonly lines: number;
}

/** The values of the first field of an exploration that counts lines. */
export function keysWithin(view: ExploreView): readonly FieldValue[] {
  return view.rows.root.children.map((group) => ({
    key: group.path[0] ?? null,
    lines: Number(view.cell(group, view.columns.root)?.('lines') ?? 0),
  }));
}

/** Their names, in the same order. */
export function namesWithin(
  view: ExploreView,
  context: ScreenContext<ExploreLabels>,
): readonly string[] {
  return view.rows.root.children.map((group) => groupName(group, view.rows.fields, view, context));
}

/** The condition that lines have one of some values of a field, or none of them; null of no field. */
export function keptOf(
  field: string,
  keys: readonly Key[],
  isOut: boolean,
  yearStart: number,
): string | null {
  const read = readField(field);
  return read && keys.length > 0
    ? keptText({ isOut, parts: [{ on: read.on, yearStart, keys }] })
    : null;
}

/** A field with all of its values apart. */
export function wholeField(text: string): string {
  const field = readField(text);
  return field ? fieldText({ on: field.on, top: null }) : text;
}
