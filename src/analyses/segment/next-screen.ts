import { fewCustomers } from '../../core/caveats.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Screen } from '../../core/spec/screen.ts';
import type { SegmentLabels } from './labels/en.ts';
import { writeMark } from './marks.ts';
import { shareChart, shareHeight } from './mix-chart.ts';
import { sharedNotes } from './notes.ts';
import { nextTable } from './next-tables.ts';
import type { NextItem, NextView } from './next-view.ts';
import { nameOf } from './words.ts';

type Context = ScreenContext<SegmentLabels>;

/** How many items the picture shows. */
const mostDrawn = 12;

/** What the members are expected to buy next. */
export function nextScreen(view: NextView, context: Context): Screen {
  const { labels, formats } = context;
  const answer = answerOf(view, context);
  const notes = notesOf(view, context);
  if (view.told === 0) return { answer, notes, blocks: [] };
  const drawn = view.items.filter(({ expected }) => expected > 0).slice(0, mostDrawn);
  const table = nextTable(view, labels);
  return {
    answer,
    notes,
    blocks: [
      {
        kind: 'chart',
        id: 'expected',
        title: labels.nextTitle,
        subtitle: labels.nextSubtitle(formats.value('days', view.within)),
        width: 'two-fifths',
        alternative: answer,
        spec: shareChart(drawn.map((item) => rowOf(item, context))),
        height: shareHeight(drawn.length),
        legend: [
          { label: labels.nextLegend, swatch: 1, opacity: 1 },
          { label: labels.usualLegend, swatch: 2, opacity: 1 },
        ],
        table,
      },
      {
        kind: 'table',
        id: 'next',
        title: labels.nextTable,
        subtitle: labels.nextSubtitle(formats.value('days', view.within)),
        width: 'three-fifths',
        table,
      },
    ],
  };
}

/** A bar stands for the members who have not bought the item yet. */
function rowOf(item: NextItem, { labels, formats }: Context) {
  return {
    name: item.name,
    share: item.expected,
    usual: item.usual,
    text: formats.value('share', item.expected),
    mark: item.lacking > 0 ? writeMark({ kind: 'lacks', code: item.code }) : null,
    tip: {
      title: item.name,
      rows: [
        {
          label: labels.columns.expected,
          value: formats.value('shareFine', item.expected),
          color: 'cat-1',
        },
        {
          label: labels.columns.usual,
          value: formats.value('shareFine', item.usual),
          color: 'cat-2',
        },
        { label: labels.columns.lift, value: formats.value('number', item.lift) },
        { label: labels.columns.bought, value: formats.value('integer', item.bought) },
        { label: labels.columns.lacking, value: formats.value('integer', item.lacking) },
      ],
    },
  };
}

function answerOf(view: NextView, { labels, formats }: Context): string {
  const name = nameOf(view.params, labels);
  if (view.customers === 0) return labels.empty(name);
  if (!view.hasItems) return labels.noItems;
  const [first] = view.items;
  if (!first || view.told === 0) return labels.answerNextNone;
  return labels.answerNext(
    name,
    first.name,
    formats.value('share', first.expected),
    formats.value('share', first.usual),
  );
}

function notesOf(view: NextView, context: Context): readonly string[] {
  const { labels, formats } = context;
  const notes = [...sharedNotes(view, context)];
  const count = (customers: number): string => formats.value('integer', customers);
  if (view.told > 0 && view.told < fewCustomers) notes.push(labels.few(count(view.told)));
  if (view.told > 0 && view.told < view.customers)
    notes.push(labels.leftOut(count(view.customers - view.told)));
  return notes;
}
