import { fewCustomers, isWorthSaying } from '../../core/caveats.ts';
import { rampOf } from '../../core/chart/ramp.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { GridCell, GridData, Screen } from '../../core/spec/screen.ts';
import { tierChart } from './chart.ts';
import type { PyramidLabels } from './labels/en.ts';
import { fates, origins } from './moves.ts';
import { columnSize, moveTable, rowSize, shareOf, tierTable, topTable } from './tables.ts';
import type { PyramidMove, PyramidView } from './view.ts';

type Context = ScreenContext<PyramidLabels>;

/** Of fewer customers than this, the first per cent is rounded up to more than a per cent. */
const wholePercent = 100;

/** The pyramid's page: the answer, the tiers, who moved where, what became of the best. */
export function screenOfPyramid(view: PyramidView, context: Context): Screen {
  const { labels, formats } = context;
  const answer = answerOf(view, context);
  const { then, now } = view.dates;
  return {
    answer,
    notes: notesOf(view, context),
    blocks: [
      {
        kind: 'chart',
        id: 'pyramid',
        title: labels.measures[view.params.value].tiersTitle,
        subtitle: labels.tiersSubtitle(formats.range(now.from, now.to)),
        width: 'two-fifths',
        alternative: answer,
        spec: tierChart(view, context),
        height: view.prospects ? 335 : 290,
        legend: [],
        table: tierTable(view, labels),
      },
      {
        kind: 'table',
        id: 'tiers',
        title: labels.tableTitle,
        subtitle: labels.tiersSubtitle(formats.range(now.from, now.to)),
        width: 'three-fifths',
        table: tierTable(view, labels),
      },
      {
        kind: 'grid',
        id: 'migration',
        title: labels.moveTitle,
        subtitle: labels.moveSubtitle,
        width: 'two-fifths',
        alternative: answer,
        grid: gridOf(view, context),
        table: moveTable(view, labels),
      },
      {
        kind: 'table',
        id: 'stability',
        title: labels.topTitle(formats.value('share', view.params.top / 100)),
        subtitle: labels.topSubtitle(formats.value('day', then.to), formats.value('day', now.to)),
        width: 'three-fifths',
        table: topTable(view, labels),
      },
    ],
  };
}

function answerOf(view: PyramidView, { labels, formats }: Context): string {
  const [top] = view.tiers;
  if (!top || view.active.customers === 0) return labels.empty;
  const { then, now } = view.dates;
  const { word } = labels.measures[view.params.value];
  const range = formats.range(now.from, now.to);
  const topShare = shareOf(top.valueNow, view.totalValue);
  const first =
    topShare === null
      ? labels.answerLoss(range, word, formats.short('money', view.totalValue))
      : labels.answer(
          formats.value('integer', top.customers),
          range,
          formats.value('share', topShare),
          word,
        );
  if (view.topThen.customers === 0) return first;
  const share = (part: { readonly customers: number }): string =>
    formats.value('share', ratio(part.customers, view.topThen.customers));
  return (
    first +
    labels.stability(
      formats.value('share', view.params.top / 100),
      formats.value('day', then.to),
      share(view.stayed),
      share(view.fell),
    ) +
    labels.goneWith(share(view.gone), word, formats.short('money', view.gone.valueThen))
  );
}

function notesOf(view: PyramidView, { labels, formats, data }: Context): readonly string[] {
  if (view.active.customers === 0) return [];
  const notes: string[] = [];
  const { then, now } = view.dates;
  const { firstDay } = data.model;
  for (const window of [then, now])
    if (window.from < firstDay)
      notes.push(
        labels.shortHistory(
          formats.value('day', firstDay),
          view.params.months,
          formats.value('day', window.to),
        ),
      );
  const active = view.active.customers;
  if (active < wholePercent) notes.push(labels.fewActive(active, view.tiers[0]?.customers ?? 0));
  const { customers } = view.topThen;
  if (customers === 0) notes.push(labels.noneThen(formats.value('day', then.to)));
  else if (customers < fewCustomers) notes.push(labels.fewCustomers(customers));
  const guests = ratio(Number(view.withoutCustomer.revenueNow), Number(view.total));
  if (isWorthSaying(guests)) notes.push(labels.guests(formats.value('share', guests)));
  if (view.knownShare !== null && view.knownShare < 1)
    notes.push(labels.marginKnown(formats.value('share', view.knownShare)));
  return notes;
}

function gridOf(view: PyramidView, { labels, formats }: Context): GridData {
  const share = (move: PyramidMove): number => ratio(move.customers, rowSize(view, move.from)) ?? 0;
  const ramp = rampOf(view.moves.filter((move) => move.customers > 0).map(share));
  const count = (customers: number): string => formats.value('integer', customers);
  const { word } = labels.measures[view.params.value];
  return {
    rowTitle: labels.moveRows(formats.value('day', view.dates.then.to)),
    columnTitle: labels.moveColumns(formats.value('day', view.dates.now.to)),
    rows: origins.map((from) => ({
      id: from,
      label: labels.origins[from],
      note: count(rowSize(view, from)),
    })),
    columns: fates.map((to) => ({
      id: to,
      label: labels.fates[to],
      note: count(columnSize(view, to)),
    })),
    cells: view.moves.map((move): GridCell => {
      const isEmpty = move.customers === 0;
      const part = formats.value('share', share(move));
      const change = changeText(move.valueNow - move.valueThen);
      return {
        row: move.from,
        column: move.to,
        text: isEmpty ? '–' : part,
        ...(isEmpty ? {} : { note: count(move.customers) }),
        detail: isEmpty
          ? []
          : [labels.customerCount(count(move.customers)), labels.changeDetail(word, change)],
        step: isEmpty ? null : ramp.step(share(move)),
        description: labels.cellDescription(
          labels.origins[move.from],
          labels.fates[move.to],
          isEmpty ? '–' : part,
          count(move.customers),
          word,
          change,
        ),
        mark: isEmpty ? null : `move:${move.from}-${move.to}`,
      };
    }),
    scale: {
      title: labels.rowShare,
      low: formats.value('share', ramp.low),
      high: formats.value('share', ramp.high),
    },
  };

  function changeText(change: bigint): string {
    const text = formats.short('money', change);
    return change > 0n ? `+${text}` : text;
  }
}
