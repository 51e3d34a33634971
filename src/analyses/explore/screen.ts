import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen, TableData } from '../../core/spec/screen.ts';
import type { Group } from './axis.ts';
import { chartBlock } from './chart-block.ts';
import { isOpen } from './compared.ts';
import { kindOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { isAdditive, type Measure } from './measure.ts';
import { fieldName, groupName, measureName } from './names.ts';
import { pivotOf } from './pivot.ts';
import { pivotTable } from './tables.ts';
import { isSide } from './shelves.ts';
import { plainValue } from './values.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

/** The page: the answer in a sentence, the picture that fits the shelves, the pivot. */
export function screenOfExplore(view: ExploreView, context: Context): Screen {
  const { labels } = context;
  const { measures } = view.shelves;
  if (measures.length === 0) return { answer: labels.noMeasure, notes: [], blocks: [] };
  if (!view.cell(view.rows.root, view.columns.root) || isEmpty(view))
    return { answer: labels.noLines, notes: [], blocks: [] };
  const picture = chartBlock(view, context);
  return {
    answer: answerOf(view, context),
    notes: notesOf(view, context),
    blocks: [...(picture ? [picture] : []), pivotBlock(view, context)],
  };
}

/** No line of the dates has passed the filters: the only group is everything, and it is empty. */
function isEmpty({ rows, columns }: ExploreView): boolean {
  return (
    rows.fields.length + columns.fields.length > 0 &&
    rows.groups.length === 1 &&
    columns.groups.length === 1
  );
}

function pivotBlock(view: ExploreView, context: Context): Block {
  const { labels, formats } = context;
  const { rows, columns, shelves } = view;
  const names = (fields: readonly Parameters<typeof fieldName>[0][]): string =>
    formats.items(fields.map((field) => fieldName(field, context)));
  let table: TableData | null = null;
  return {
    kind: 'pivot',
    id: 'pivot',
    title: labels.pivotTitle(
      formats.items(shelves.measures.map((measure) => measureName(measure, labels))),
    ),
    subtitle: labels.pivotSubtitle(names(rows.fields), names(columns.fields)),
    width: 'full',
    alternative: answerOf(view, context),
    pivot: pivotOf(view, context),
    get table() {
      return (table ??= pivotTable(view, context));
    },
  };
}

function answerOf(view: ExploreView, context: Context): string {
  const { labels, formats, data } = context;
  const [measure] = view.shelves.measures;
  if (!measure) return labels.noMeasure;
  const plain: Measure = { of: measure.of, as: 'plain' };
  const write = (group: Group): string => formats.short(kindOf(plain), valueIn(plain, group, view));
  const all = labels.answer(
    measureName(plain, labels),
    write(view.rows.root),
    formats.range(data.period.from, data.period.to),
  );
  const largest = largestOf(view, plain);
  if (!largest) return all;
  const name = groupName(largest, view.rows.fields, view, context);
  const whole = Number(valueIn(plain, view.rows.root, view));
  return isAdditive(plain) && whole > 0
    ? `${all}${labels.answerTop(
        name,
        write(largest),
        formats.value('share', Number(valueIn(plain, largest, view)) / whole),
      )}`
    : `${all}${labels.answerTopOnly(name, write(largest))}`;
}

function valueIn(measure: Measure, group: Group, view: ExploreView): number | null {
  // An answer about the chosen dates is of them alone.
  const of = view.shelves.areDatesApart ? 'now' : undefined;
  const value = plainValue(measure, view.cell(group, view.columns.root), view.data.model, of);
  return value === null ? null : Number(value);
}

/** The largest of the outermost groups, if there are several to choose from. */
export function largestOf(view: ExploreView, measure: Measure): Group | null {
  const groups = view.rows.root.children.filter(({ isOther }) => !isOther);
  if (groups.length < 2) return null;
  return groups.reduce((best, group) =>
    (valueIn(measure, group, view) ?? -Infinity) > (valueIn(measure, best, view) ?? -Infinity)
      ? group
      : best,
  );
}

function notesOf(view: ExploreView, context: Context): readonly string[] {
  const { labels, formats } = context;
  const { rows, columns, shelves } = view;
  const notes: string[] = [];
  const named = (measures: readonly Measure[]): string =>
    formats.items(measures.map((measure) => measureName(measure, labels)));
  const overlapping = shelves.measures.filter(
    ({ of, as }) =>
      as === 'plain' &&
      of.kind === 'aggregate' &&
      (of.name === 'customers' || of.name === 'orders' || of.name === 'products'),
  );
  if (overlapping.length > 0 && rows.fields.length + columns.fields.length > 0)
    notes.push(labels.overlapNote(named(overlapping)));
  for (const measure of shelves.measures) {
    if (measure.as === 'running' && !isAdditive(measure))
      notes.push(labels.notAdditive(measureName({ ...measure, as: 'plain' }, labels)));
    if (lacksComparison(measure, view))
      notes.push(labels.nothingCompared(measureName(measure, labels)));
  }
  const asked = [...view.params.rows, ...view.params.columns];
  if (asked.includes('comparedSets') && !view.data.sides.a && !view.data.sides.b)
    notes.push(labels.noSets);
  if (asked.includes('comparedDates') && !shelves.areDatesApart)
    notes.push(labels.nothingCompared(labels.shelf.fields.comparedDates));
  const { comparison, areDatesApart } = shelves;
  if (areDatesApart && comparison) {
    const { period } = view.data;
    notes.push(
      labels.datesNote(
        formats.range(period.from, period.to),
        formats.range(comparison.from, comparison.to),
      ),
    );
  }
  if ([...rows.fields, ...columns.fields].some((field) => isSide(field, 'comparedSets')))
    notes.push(labels.setsNote);
  const open = openGroups(view);
  if (open && shelves.measures.some(({ as }) => as.startsWith('step') || as.startsWith('year')))
    notes.push(labels.openNote(groupName(open.group, open.fields, view, context), 'month'));
  return notes;
}

function lacksComparison({ as }: Measure, { shelves, data }: ExploreView): boolean {
  if (as === 'compared' || as === 'change' || as === 'growth') return data.comparison === null;
  if (!as.startsWith('step') && !as.startsWith('year')) return false;
  return ![...shelves.rows, ...shelves.columns].some(({ on }) => on.kind === 'time');
}

/** A period on the table that is not over on the as-of day. */
function openGroups(
  view: ExploreView,
): { group: Group; fields: ExploreView['rows']['fields'] } | null {
  for (const { groups, fields } of [view.rows, view.columns]) {
    const group = groups.find(({ depth, path }) => {
      const field = fields[depth - 1];
      return field ? isOpen(field.on, path.at(-1) ?? null, view) : false;
    });
    if (group) return { group, fields };
  }
  return null;
}
