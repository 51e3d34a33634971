import { rampOf } from '../../core/chart/ramp.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { GridData, Screen } from '../../core/spec/screen.ts';
import type { SegmentLabels } from './labels/en.ts';
import { sharedNotes } from './notes.ts';
import { intersectionTable, pairMark, pairTable, setTable } from './overlap-tables.ts';
import type { OverlapView } from './overlap-view.ts';
import { mostCombinations, upsetChart, upsetHeight } from './upset-chart.ts';
import { nameAt, nameOf } from './words.ts';

type Context = ScreenContext<SegmentLabels>;

/** Whom up to five segments share. */
export function overlapScreen(view: OverlapView, context: Context): Screen {
  const { labels, formats } = context;
  const answer = answerOf(view, context);
  const count = (customers: number): string => formats.value('integer', customers);
  const found = view.intersections.length;
  if (view.any.customers === 0) return { answer, notes: sharedNotes(view, context), blocks: [] };
  return {
    answer,
    notes: sharedNotes(view, context),
    blocks: [
      {
        kind: 'chart',
        id: 'intersections',
        title: labels.upsetTitle,
        subtitle: labels.upsetSubtitle,
        width: 'full',
        alternative: answer,
        spec: upsetChart(view, context),
        height: upsetHeight(view),
        legend: [],
        notes:
          found > mostCombinations ? [labels.upsetMore(count(mostCombinations), count(found))] : [],
        table: intersectionTable(view, labels),
      },
      {
        kind: 'table',
        id: 'sets',
        title: labels.setsTitle,
        subtitle: '',
        width: 'two-fifths',
        table: setTable(view, labels),
      },
      ...(view.segments.length > 1
        ? [
            {
              kind: 'grid' as const,
              id: 'pairs',
              title: labels.pairsTitle,
              subtitle: labels.pairsSubtitle,
              width: 'three-fifths' as const,
              alternative: answer,
              grid: gridOf(view, context),
              table: pairTable(view, labels),
            },
          ]
        : []),
    ],
  };
}

function answerOf(view: OverlapView, { labels, formats }: Context): string {
  if (view.any.customers === 0) return labels.empty(nameOf(view.params, labels));
  if (view.segments.length < 2) return labels.answerAlone;
  const all = view.intersections.find(({ within }) => !within.includes(false))?.customers ?? 0;
  return labels.answerOverlap(
    formats.value('integer', view.segments.length),
    formats.value('integer', view.any.customers),
    formats.value('integer', all),
    formats.value('shareFine', ratio(all, view.any.customers)),
  );
}

function gridOf(view: OverlapView, { labels, formats }: Context): GridData {
  const count = (customers: number): string => formats.value('integer', customers);
  const axis = view.segments.map(({ name, customers }, place) => ({
    id: String(place),
    label: nameAt(place, name, labels),
    note: count(customers),
  }));
  const cells = view.segments.flatMap((from, row) =>
    view.segments.map((_, column) => {
      const both = view.shared[row]?.[column] ?? 0;
      return { row, column, both, share: ratio(both, from.customers) };
    }),
  );
  const ramp = rampOf(
    cells.flatMap(({ row, column, share }) => (row !== column && share ? [share] : [])),
  );
  return {
    rowTitle: labels.pairsRows,
    columnTitle: labels.pairsColumns,
    rows: axis,
    columns: axis,
    cells: cells.map(({ row, column, both, share }) => {
      const isSelf = row === column;
      const text = isSelf || share === null ? '–' : formats.value('share', share);
      return {
        ...{ row: String(row), column: String(column), text },
        ...(isSelf ? {} : { note: count(both) }),
        detail: isSelf ? [] : [labels.customerCount(count(both))],
        step: isSelf || both === 0 || share === null ? null : ramp.step(share),
        description: labels.pairDescription(
          axis[row]?.label ?? '',
          axis[column]?.label ?? '',
          text,
          count(both),
        ),
        mark: isSelf || both === 0 ? null : pairMark(row, column),
      };
    }),
    scale: {
      title: labels.columns.share,
      low: formats.value('share', ramp.low),
      high: formats.value('share', ramp.high),
    },
  };
}
