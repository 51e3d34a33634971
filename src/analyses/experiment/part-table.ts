import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CellValue, TableData } from '../../core/spec/screen.ts';
import { column, ends } from './columns.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { writeMark } from './marks.ts';
import { partsOf, type PartEffect } from './parts.ts';
import type { ExperimentView } from './view.ts';
import { byName, groupName } from './words.ts';

type Context = ScreenContext<ExperimentLabels>;

/** Every part, also those too small to be drawn. */
export function partTable(
  view: ExperimentView,
  parts: readonly PartEffect[],
  { labels, data }: Context,
): TableData {
  const { by } = view.params;
  const kind = view.result.metrics[view.about]?.value ?? 'number';
  return {
    id: 'parts',
    title: labels.partsTitle(byName(by, data.model, labels)),
    columns: [
      column('group', 'text', labels),
      column('arm', 'text', labels),
      column('customers', 'integer', labels),
      column('controls', 'integer', labels),
      column('value', kind, labels),
      column('controlValue', kind, labels),
      column('difference', kind, labels),
      column('low', kind, labels),
      column('high', kind, labels),
      column('relative', 'shareFine', labels),
      column('p', 'probability', labels),
      { id: 'adjustedP', label: labels.partP(tests(parts)), kind: 'probability' },
    ],
    rows: parts.map(
      ({ value, arm, customers, controls, effect, adjustedP }): readonly CellValue[] => [
        groupName(value, by, labels),
        view.result.arms[arm] ?? '',
        ...[customers, controls, effect.treatment, effect.control],
        effect.absolute?.value ?? null,
        ...ends(effect.absolute?.interval),
        effect.relative?.value ?? null,
        effect.absolute?.test.p ?? null,
        adjustedP,
      ],
    ),
    marks: parts.map(markOfPart),
    footer: [],
  };
}

/** The tables of a breakdown; empty where there are no parts. */
export function breakdownTables(view: ExperimentView, context: Context): readonly TableData[] {
  const parts = partsOf(view);
  return parts.length === 0 ? [] : [partTable(view, parts, context)];
}

/** How many parts are tested. */
export function tests(parts: readonly PartEffect[]): number {
  return parts.filter(({ adjustedP }) => adjustedP !== null).length;
}

/** The customers of a part; null where there are none. */
export function markOfPart({ value, arm, customers }: PartEffect): string | null {
  return value === null || customers === 0 ? null : writeMark({ kind: 'group', arm, value });
}
