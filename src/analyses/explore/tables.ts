import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { CellValue, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { Group } from './axis.ts';
import { valueOf } from './compared.ts';
import { kindOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { markOfCell } from './marks.ts';
import { fieldName, groupName, measureName, pathName } from './names.ts';
import { measureText } from './measure.ts';
import { pathText, type ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

/**
 * The pivot as a table: a column per row field, then one per column group and measure; a row per group of
 * every level, subtotals before their parts, and the grand total as its footer. Amounts are in minor units.
 */
export function pivotTable(view: ExploreView, context: Context): TableData {
  const { labels } = context;
  const { rows, columns, shelves } = view;
  const across = [...columns.shown('last')];
  const valued = across.flatMap((group) => shelves.measures.map((measure) => ({ group, measure })));
  const heads: readonly TableColumn[] = rows.fields.map((field, place) => ({
    ...{ id: `row${place}`, label: fieldName(field, context), kind: 'text' },
  }));
  const values: readonly TableColumn[] = valued.map(({ group, measure }) => ({
    id: [measureText(measure), pathText(group)].filter((text) => text !== '').join('@'),
    label:
      group === columns.root && columns.fields.length === 0
        ? measureName(measure, labels)
        : context.formats.beside([
            pathName(group, columns.fields, view, context),
            measureName(measure, labels),
          ]),
    kind: kindOf(measure),
  }));
  const write = (row: Group): readonly CellValue[] => [
    ...rows.fields.map((_, place) => headOf(row, place, view, context)),
    ...valued.map(({ group, measure }) => valueOf(measure, row, group, view)),
  ];
  const groups = [...rows.shown('first')].slice(1);
  const shown = rows.fields.length === 0 ? [rows.root] : groups;
  return {
    id: 'pivot',
    title: shelves.measures.map((measure) => measureName(measure, labels)).join(' / '),
    columns: [...heads, ...values],
    rows: shown.map(write),
    marks: shown.map((row) => (isMarked(row, view) ? markOfCell(row, columns.root, view) : null)),
    cellMarks: Object.fromEntries(
      valued.flatMap(({ group, measure }, at) =>
        measure.of.kind === 'aggregate' && measure.of.name === 'customers' && measure.as === 'plain'
          ? [
              [
                values[at]?.id ?? '',
                shown.map((row) =>
                  Number(view.cell(row, group)?.('customers') ?? 0) > 0
                    ? markOfCell(row, group, view)
                    : null,
                ),
              ],
            ]
          : [],
      ),
    ),
    footer: rows.fields.length === 0 ? [] : [write(rows.root)],
  };
}

/** What stands under a row field: the names of the groups around a row, and "Total" for all inside it. */
function headOf(row: Group, place: number, view: ExploreView, context: Context): string {
  if (place > row.depth) return '';
  if (place === row.depth) return context.labels.total;
  let group = row;
  while (group.depth > place + 1 && group.parent) group = group.parent;
  return groupName(group, view.rows.fields, view, context);
}

function isMarked(row: Group, view: ExploreView): boolean {
  const cell = view.cell(row, view.columns.root);
  return cell !== null && Number(cell('customers') ?? 1) > 0;
}
