import { fewCustomers, isWorthSaying } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Insight, Screen, Tile } from '../../core/spec/screen.ts';
import {
  barsOf,
  legendOf,
  lifecycleSeries,
  measureSeries,
  nameOf,
  visible,
  type Series,
} from './chart.ts';
import type { FreshKind, LifecycleLabels } from './labels/en.ts';
import { lifecycleTable, measureTable, stateTable } from './tables.ts';
import { isOpen, repeatOrders, type LifecycleView, type Period } from './view.ts';

type Context = ScreenContext<LifecycleLabels>;

/** The page: the answer, five figures, the states over time, how they add up, new and existing. */
export function screenOfLifecycle(view: LifecycleView, context: Context): Screen {
  const { labels } = context;
  const { reported } = view;
  if (!reported) return { answer: labels.empty, notes: [], blocks: [] };
  const name = nameOf(reported, view, context);
  return {
    answer: answerOf(reported, view, context),
    notes: notesOf(reported, view, context),
    blocks: [
      {
        kind: 'tiles',
        id: 'figures',
        tiles: tilesOf(reported, view, context),
        table: stateTable(view, reported, name, labels),
      },
      lifecycleBlock(reported, view, context),
      {
        kind: 'insights',
        id: 'sums',
        title: labels.sumsTitle,
        subtitle: '',
        width: 'third',
        insights: sumsOf(reported, view, context),
      },
      {
        kind: 'table',
        id: 'states',
        title: labels.statesTitle(name),
        subtitle: labels.statesSubtitle,
        width: 'full',
        table: stateTable(view, reported, name, labels),
      },
      measureBlock(reported, view, context),
    ],
  };
}

function lifecycleBlock(reported: Period, view: LifecycleView, context: Context): Block {
  const { labels, formats } = context;
  const series = visible(lifecycleSeries(labels), view);
  return {
    kind: 'chart',
    id: 'lifecycle',
    title: labels.lifecycleTitle,
    subtitle: labels.lifecycleSubtitle,
    width: 'two-thirds',
    alternative: labels.alternative(
      nameOf(reported, view, context),
      formats.value('integer', reported.active.customers),
      formats.value('integer', reported.dormant.customers),
    ),
    spec: barsOf(view, series, 'integer', context),
    height: 340,
    legend: legendOf(view, series, context),
    table: lifecycleTable(view, labels),
  };
}

function measureBlock(reported: Period, view: LifecycleView, context: Context): Block {
  const { labels, formats } = context;
  const { measure } = view.params;
  const kind = measure === 'revenue' ? 'money' : 'integer';
  const series: readonly Series[] = visible(measureSeries(view, labels), view);
  const whole = measure === 'customers' ? reported.active.customers : reported.total[measure];
  return {
    kind: 'chart',
    id: 'newExisting',
    title: labels.measureTitle[measure],
    subtitle: labels.measureSubtitle,
    width: 'full',
    alternative: labels.measureAlternative(
      nameOf(reported, view, context),
      formats.short(kind, whole),
      formats.value('share', ratio(Number(reported.existing[measure]), Number(whole))),
    ),
    spec: barsOf(view, series, kind, context),
    height: 280,
    legend: legendOf(view, series, context),
    table: measureTable(view, labels),
  };
}

function answerOf(reported: Period, view: LifecycleView, context: Context): string {
  const { labels, formats } = context;
  const { byKind, active, first, dormant } = reported;
  const count = (value: number): string => formats.value('integer', value);
  if (active.customers === 0 && dormant.customers === 0) return labels.empty;
  const answer = labels.answer(
    nameOf(reported, view, context),
    count(active.customers),
    count(first.customers),
    freshKind(reported),
    count(byKind.returning.customers),
    count(byKind.resurrected.customers),
  );
  const { before } = view;
  if (!before || before.active.customers === 0) return answer;
  return `${answer}${labels.answerDormant(
    count(dormant.customers),
    count(before.active.customers),
    nameOf(before, view, context),
  )}`;
}

/** Whether some of the first purchases may not be the first. */
function freshKind({ byKind }: Period): FreshKind {
  return byKind.early.customers > 0 ? 'first' : 'new';
}

function notesOf(reported: Period, view: LifecycleView, context: Context): readonly string[] {
  const { labels, formats } = context;
  const { active, byKind, total } = reported;
  const notes: string[] = [];
  if (isOpen(reported)) notes.push(labels.openNote(nameOf(reported, view, context)));
  if (active.customers > 0 && active.customers < fewCustomers)
    notes.push(labels.fewCustomers(active.customers, nameOf(reported, view, context)));
  const guests = ratio(Number(byKind.guest.revenue), Number(total.revenue));
  if (isWorthSaying(guests)) notes.push(labels.guestNote(formats.value('share', guests)));
  if (view.earlyUntil && view.periods.some((period) => period.byKind.early.customers > 0))
    notes.push(labels.earlyNote(formats.value('day', view.earlyUntil), labels.states.early));
  return notes;
}

function tilesOf(reported: Period, view: LifecycleView, context: Context): readonly Tile[] {
  const { labels, formats } = context;
  const { before } = view;
  const last = view.periods.at(-1);
  const isComparable = before !== null && !isOpen(reported);
  const share = before && ratio(reported.byKind.returning.customers, before.active.customers);
  const tile = (
    id: 'active' | 'first' | 'returning' | 'resurrected' | 'dormant',
    label: string,
    goodWhen: Tile['goodWhen'],
    of: (period: Period) => number,
  ): Tile => ({
    id,
    label,
    value: of(reported),
    kind: 'integer',
    change: isComparable && of(before) > 0 ? of(reported) / of(before) - 1 : null,
    changeKind: 'relative',
    goodWhen,
    course: view.periods.map(of),
    lastIsOpen: last !== undefined && isOpen(last),
    note:
      id === 'returning' && before && share !== null
        ? labels.ofPrevious(formats.value('share', share), nameOf(before, view, context))
        : null,
  });
  const { states } = labels;
  return [
    tile('active', states.active, 'up', (period) => period.active.customers),
    tile('first', states[freshKind(reported)], 'up', (period) => period.first.customers),
    tile('returning', states.returning, 'up', (period) => period.byKind.returning.customers),
    tile('resurrected', states.resurrected, 'up', (period) => period.byKind.resurrected.customers),
    tile('dormant', states.dormant, 'down', (period) => period.dormant.customers),
  ];
}

/** The identities, with this period's numbers. */
function sumsOf(reported: Period, view: LifecycleView, context: Context): readonly Insight[] {
  const { labels, formats } = context;
  const { active, first, byKind, dormant } = reported;
  const { before } = view;
  const count = (value: number): string => formats.value('integer', value);
  const plain = { page: null, linkLabel: null };
  const parts = [first, byKind.returning, byKind.resurrected].map(({ customers }) =>
    count(customers),
  );
  const sums: Insight[] = [
    {
      title: `${count(active.customers)} = ${parts.join(' + ')}`,
      text: labels.activeSum(nameOf(reported, view, context), freshKind(reported)),
      ...plain,
    },
  ];
  if (before)
    sums.push({
      title: `${count(byKind.returning.customers)} = ${count(before.active.customers)} − ${count(dormant.customers)}`,
      text: labels.returningSum(nameOf(before, view, context)),
      ...plain,
    });
  if (first.customers > 0)
    sums.push({
      title: labels.repeatTitle(count(first.orders), count(first.customers), freshKind(reported)),
      text: labels.repeatText(count(repeatOrders(reported)), formats.short('money', first.revenue)),
      ...plain,
    });
  return sums;
}
