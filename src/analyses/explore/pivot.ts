import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { PivotCell, PivotColumn, PivotData, PivotRow } from '../../core/spec/pivot.ts';
import type { CellValue } from '../../core/spec/screen.ts';
import type { Group } from './axis.ts';
import type { Field } from './field.ts';
import { isOpen, valueOf } from './compared.ts';
import { goodWhen, inUnits, kindOf, unitsOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { standsOut } from './look.ts';
import { markOfCell } from './marks.ts';
import type { Measure } from './measure.ts';
import { fieldName, groupName, measureName } from './names.ts';
import { sortTexts } from './sort.ts';
import { keysOf, pathText, type ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

/** The pivot of a view: rows and cells are written when they are asked for. */
export function pivotOf(view: ExploreView, context: Context): PivotData {
  const { labels } = context;
  const { rows, columns, shelves } = view;
  const { measures } = shelves;
  const groups = [...rows.shown('first')].slice(1).concat(rows.root);
  const across = columnsOf(view, context);
  const placeOf = new Map(groups.map((group, place) => [group, place]));
  const values = (row: Group, { group, measure }: Across): CellValue => {
    const found = measures[measure];
    return found ? valueOf(found, row, group, view) : null;
  };
  return {
    rowHeads: rows.fields.map((field) => fieldName(field, context)),
    columnHeads: columns.fields.map((field) => fieldName(field, context)),
    measures: measures.map((measure) => ({
      label: measureName(measure, labels),
      kind: kindOf(measure),
      goodWhen: goodWhen(measure),
    })),
    columns: across.map(({ column }) => column),
    rowCount: groups.length,
    row: (place) => rowOf(groups[place] ?? rows.root, view, context),
    cell: (row, column) => {
      const [group, at] = [groups[row], across[column]];
      if (!group || !at) return { text: '', value: null, standsOut: null, mark: null };
      const value = values(group, at);
      const measure = measures[at.measure];
      return {
        text: measure ? written(measure, value, context) : '',
        value: value === null || typeof value === 'string' ? null : Number(value),
        standsOut: measure ? outOf(measure, group, at.group, value, view) : null,
        mark: hasCustomers(group, at.group, view) ? markOfCell(group, at.group, view) : null,
      };
    },
    markAt: (row, column, levels = columns.fields.length) => {
      let group = (column === null ? null : across[column]?.group) ?? columns.root;
      while (group.parent && group.depth > levels) group = group.parent;
      return markOfCell((row === null ? null : groups[row]) ?? rows.root, group, view);
    },
    endOf: (row) => {
      const group = groups[row];
      const last = group && lastInside(group);
      return last && group !== rows.root ? (placeOf.get(last) ?? row) + 1 : row + 1;
    },
    rangeOf: (measure) => rangeOf(view, across, measure, values),
    courseOf: (row, measure) => {
      const group = groups[row];
      if (!group || columns.fields.length === 0) return [];
      return across
        .filter(({ column }) => column.measure === measure && column.totalOver === 0)
        .map((at) => {
          const value = values(group, at);
          return value === null || typeof value === 'string' ? null : Number(value);
        });
    },
  };
}

function written({ look, ...measure }: Measure, value: CellValue, { formats }: Context): string {
  const kind = kindOf(measure);
  if (look?.digits === 'short') return formats.short(kind, value);
  return formats.value(kind, value, look?.digits);
}

/** Of the innermost groups of both sides: totals are of another size. */
function outOf(
  measure: Measure,
  row: Group,
  column: Group,
  value: CellValue,
  { rows, columns, data }: ExploreView,
): PivotCell['standsOut'] {
  const isInnermost =
    row.depth === rows.fields.length && column.depth === columns.fields.length && !row.isOther;
  if (!measure.look || !isInnermost) return null;
  const plain = inUnits(value, unitsOf(measure, data.model));
  if (plain === null) return null;
  return standsOut(measure.look, kindOf(measure) === 'shareFine' ? 100 * plain : plain);
}

/** A column with the group it stands for. */
interface Across {
  readonly group: Group;
  readonly measure: number;
  readonly column: PivotColumn;
}

/** Every group of the columns with every measure: children before their total, the grand total last. */
function columnsOf(view: ExploreView, context: Context): readonly Across[] {
  const { columns, shelves } = view;
  const depth = columns.fields.length;
  return [...columns.shown('last')].flatMap((group) => {
    const heads: string[] = [];
    for (let at = group; at.parent; at = at.parent)
      heads.unshift(groupName(at, columns.fields, view, context));
    const totalOver = depth - group.depth;
    const filled = [...heads, ...(totalOver > 0 ? [context.labels.total] : [])];
    return shelves.measures.map((_, measure) => ({
      ...{ group, measure },
      column: {
        id: `${pathText(group)}#${measure}`,
        heads: Array.from({ length: depth }, (__, place) => filled[place] ?? ''),
        ...{ measure, totalOver, isOpen: isGroupOpen(group, columns.fields, view) },
        sortTexts: sortTexts({ measure, isAscending: false, column: keysOf(group) }),
      },
    }));
  });
}

function rowOf(group: Group, view: ExploreView, context: Context): PivotRow {
  const { fields } = view.rows;
  return {
    id: pathText(group),
    label: groupName(group, fields, view, context),
    depth: group.depth,
    hasChildren: group.depth > 0 && group.children.length > 0,
    isOther: group.isOther,
    isOpen: isGroupOpen(group, fields, view),
  };
}

/** Whether a group lies in a period that is not over. */
function isGroupOpen({ path }: Group, fields: readonly Field[], view: ExploreView): boolean {
  return path.some((key, place) => {
    const field = fields[place];
    return field !== undefined && isOpen(field.on, key, view);
  });
}

/** Whether anybody is known to be behind a cell; where customers are not counted, any line may be. */
function hasCustomers(row: Group, column: Group, view: ExploreView): boolean {
  const cell = view.cell(row, column);
  if (!cell) return false;
  const customers = cell('customers');
  return customers === null || Number(customers) > 0;
}

function lastInside(group: Group): Group {
  const last = group.children.at(-1);
  return last ? lastInside(last) : group;
}

/** Over the innermost groups of both sides: totals would drown them. */
function rangeOf(
  { rows }: ExploreView,
  across: readonly Across[],
  measure: number,
  values: (row: Group, at: Across) => CellValue,
): { readonly least: number; readonly most: number } | null {
  const columns = across.filter(
    ({ column }) => column.measure === measure && column.totalOver === 0,
  );
  let [least, most] = [Infinity, -Infinity];
  for (const row of rows.groups) {
    if (row.depth < rows.fields.length || row.isOther) continue;
    for (const at of columns) {
      const value = values(row, at);
      if (value === null || typeof value === 'string') continue;
      least = Math.min(least, Number(value));
      most = Math.max(most, Number(value));
    }
  }
  return least > most ? null : { least, most };
}
