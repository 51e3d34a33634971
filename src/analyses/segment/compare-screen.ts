import {
  intervalChart,
  intervalHeight,
  seriesBeside,
  type IntervalRow,
} from '../../core/chart/interval-chart.ts';
import { fewCustomers } from '../../core/caveats.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import {
  compareTable,
  measureKinds,
  relativeInterval,
  relativeTable,
  sideNames,
} from './compare-tables.ts';
import type { CompareView } from './compare-view.ts';
import type { SegmentLabels } from './labels/en.ts';
import { sharedNotes } from './notes.ts';

type Context = ScreenContext<SegmentLabels>;

/** The segment beside another one, or beside everyone else. */
export function compareScreen(view: CompareView, context: Context): Screen {
  const { labels } = context;
  const [a, b] = sideNames(view, labels);
  return {
    answer: answerOf(view, context),
    notes: notesOf(view, context),
    blocks: [
      {
        kind: 'table',
        id: 'compare',
        title: labels.compareTitle(a, b),
        subtitle: labels.compareSubtitle,
        width: 'full',
        table: compareTable(view, labels),
      },
      ...relativeBlock(view, context),
    ],
  };
}

function relativeBlock(view: CompareView, context: Context): readonly Block[] {
  const { labels } = context;
  const rows = rowsOf(view, context);
  if (rows.length === 0) return [];
  const title = labels.compareAxis(sideNames(view, labels)[1]);
  return [
    {
      kind: 'chart',
      id: 'relative',
      title: labels.compareChart,
      subtitle: labels.compareSubtitle,
      width: 'full',
      alternative: answerOf(view, context),
      spec: intervalChart(rows, { scale: 'linear', none: 0, title, format: 'share' }),
      height: intervalHeight(rows),
      legend: [],
      table: relativeTable(view, labels),
    },
  ];
}

function rowsOf(view: CompareView, { labels, formats }: Context): readonly IntervalRow[] {
  const [nameA, nameB] = sideNames(view, labels);
  return view.differences.flatMap((one): readonly IntervalRow[] => {
    const { low, high } = relativeInterval(one);
    if (one.relative === null || low === null || high === null) return [];
    const kind = measureKinds[one.measure];
    const name = labels.measures[one.measure];
    return [
      {
        ...{ name, value: one.relative, low, high, mark: null },
        series: seriesBeside(0, { low, high }),
        tip: {
          title: name,
          rows: [
            { label: nameA, value: formats.value(kind, one.a) },
            { label: nameB, value: formats.value(kind, one.b) },
            { label: labels.difference, value: formats.value(kind, one.difference) },
            {
              label: labels.interval,
              value: `${formats.value(kind, one.interval?.low ?? null)} – ${formats.value(kind, one.interval?.high ?? null)}`,
            },
            { label: labels.relative, value: formats.change(one.relative) },
          ],
        },
      },
    ];
  });
}

function answerOf(view: CompareView, { labels, formats }: Context): string {
  const [a, b] = sideNames(view, labels);
  if (view.a.customers === 0) return labels.empty(a);
  const sizes = labels.answerCompare(
    ...([a, b] as const),
    formats.value('integer', view.a.customers),
    formats.value('integer', view.b.customers),
  );
  const [first] = view.differences;
  if (!first || first.a === null || first.b === null) return sizes;
  const kind = measureKinds[first.measure];
  return (
    sizes +
    labels.answerMeasure(
      labels.measures[first.measure],
      formats.value(kind, first.a),
      formats.value(kind, first.b),
    )
  );
}

function notesOf(view: CompareView, context: Context): readonly string[] {
  const { labels, formats } = context;
  const notes = [...sharedNotes(view, context)];
  if (view.a.customers === 0) return notes;
  notes.push(labels.notCause);
  const names = sideNames(view, labels);
  for (const [name, side] of [
    [names[0], view.a],
    [names[1], view.b],
  ] as const)
    if (side.buyers < fewCustomers)
      notes.push(labels.fewOther(name, formats.value('integer', side.buyers)));
  if (view.both > 0) notes.push(labels.onBoth(formats.value('integer', view.both)));
  return notes;
}
