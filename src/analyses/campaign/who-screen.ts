import { fewCustomers } from '../../core/caveats.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import {
  intervalChart,
  intervalHeight,
  type IntervalRow,
} from '../../core/chart/interval-chart.ts';
import type { CampaignLabels } from './labels/en.ts';
import { writeMark } from './marks.ts';
import { isUnsaid } from './params.ts';
import { buyerTable, whoTable } from './who-tables.ts';
import type { Trait, WhoView } from './who-view.ts';
import { traitValue } from './words.ts';

type Context = ScreenContext<CampaignLabels>;

/** Which customers bought in the window, reached or not. */
export function whoScreen(view: WhoView, context: Context): Screen {
  const { labels, formats } = context;
  const subtitle = labels.whoSubtitle(formats.value('days', view.span.days));
  const shared = { title: labels.whoTitle, subtitle, width: 'full' } as const;
  return {
    answer: labels.notExperiment + answerOf(view, context),
    notes: notesOf(view, context),
    blocks: [
      ...chartBlock(view, context),
      { kind: 'table', id: 'who', ...shared, table: whoTable(view, labels) },
      {
        ...{ kind: 'table', id: 'buyers', title: labels.sizesTitle, subtitle, width: 'full' },
        table: buyerTable(view, labels),
      },
    ],
  };
}

function chartBlock(view: WhoView, context: Context): readonly Block[] {
  const { labels, formats } = context;
  const rows = view.traits.flatMap((trait) => rowOf(trait, context));
  if (rows.length === 0) return [];
  return [
    {
      kind: 'chart',
      id: 'ratios',
      title: labels.whoTitle,
      subtitle: labels.whoSubtitle(formats.value('days', view.span.days)),
      width: 'full',
      alternative: answerOf(view, context),
      spec: intervalChart(rows, {
        ...{ scale: 'log', none: 1, title: labels.whoAxis, format: 'number' },
      }),
      height: intervalHeight(rows),
      legend: [],
      table: whoTable(view, labels),
    },
  ];
}

/** Values of enough buyers; others are in the table alone. */
function rowOf(trait: Trait, { labels, formats }: Context): readonly IntervalRow[] {
  const { index, reached, rest, field, value } = trait;
  if (!index || reached + rest < fewCustomers) return [];
  const { low, high } = index.interval;
  const name = labels.sideMark(labels.fields[field], traitValue(trait, labels));
  const number = (one: number): string => formats.value('number', one);
  return [
    {
      ...{ name, value: index.ratio, low, high },
      series: low > 1 ? '1' : high < 1 ? '2' : '8',
      mark: writeMark({ kind: 'who', side: 'reached', field, value }),
      tip: {
        title: name,
        rows: [
          { label: labels.columns.reached, value: formats.value('integer', reached) },
          {
            label: labels.columns.reachedShare,
            value: formats.value('shareFine', trait.reachedShare),
          },
          { label: labels.columns.restShare, value: formats.value('shareFine', trait.restShare) },
          { label: labels.columns.ratio, value: number(index.ratio) },
          { label: labels.columns.low, value: number(low) },
          { label: labels.columns.high, value: number(high) },
        ],
      },
    },
  ];
}

function answerOf(view: WhoView, { labels, formats }: Context): string {
  if (isUnsaid(view.params)) return labels.unsaid;
  if (!view.span.after) return labels.notYet(formats.value('day', view.span.since));
  if (view.reached + view.rest === 0) return labels.whoNobody;
  const fresh = view.traits.find(({ field, value }) => field === 'newness' && value === 'new');
  return labels.answerWho(
    formats.value('integer', view.reached),
    formats.value('shareFine', view.reached > 0 ? (fresh?.reachedShare ?? 0) : null),
    formats.value('integer', view.rest),
    formats.value('shareFine', view.rest > 0 ? (fresh?.restShare ?? 0) : null),
    formats.value('days', view.span.days),
  );
}

function notesOf(view: WhoView, { labels, formats }: Context): readonly string[] {
  const notes: string[] = [];
  if (view.unknown.length > 0) notes.push(labels.unknown(formats.items(view.unknown)));
  if (isUnsaid(view.params) || view.reached + view.rest === 0) return notes;
  notes.push(labels.notCause);
  if (view.reached < fewCustomers) notes.push(labels.few(formats.value('integer', view.reached)));
  if (!view.hasItems) notes.push(labels.noItems);
  return notes;
}
