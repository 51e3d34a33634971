import { fewCustomers, isWorthSaying } from '../../core/caveats.ts';
import { rampOf } from '../../core/chart/ramp.ts';
import { segmentsOfCell } from '../../core/model/rfm-segments.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, GridCell, GridData, Screen } from '../../core/spec/screen.ts';
import type { RfmLabels } from './labels/en.ts';
import { changeBlock, stillBest, thenNotes } from './change-screen.ts';
import { gridTable, profileTablesOf, scoreTable, segmentTable, spreadTable } from './tables.ts';
import type { RfmCell, RfmView } from './view.ts';

/** The RFM page: the answer, the grid, the segments, the cut-points. */
export function screenOfRfm(view: RfmView, context: ScreenContext<RfmLabels>): Screen {
  const answer = answerOf(view, context) + stillBest(view, context);
  const notes = [...notesOf(view, context), ...thenNotes(view, context)];
  return { answer, notes, blocks: blocksOf(view, context, answer) };
}

function blocksOf(
  view: RfmView,
  context: ScreenContext<RfmLabels>,
  answer: string,
): readonly Block[] {
  const { labels } = context;
  switch (view.params.show) {
    case 'change':
      return [changeBlock(view, context, answer)];
    case 'profile':
      return profileTablesOf(view, labels).map((table, place) => ({
        kind: 'table',
        id: table.id,
        title: table.title,
        subtitle: place === 0 ? labels.profileSubtitle : labels.tasteSubtitle,
        width: 'full',
        table,
      }));
    case 'segments':
      return [
        {
          kind: 'grid',
          id: 'grid',
          title: labels.gridTitle,
          subtitle: labels.gridSubtitle,
          width: 'two-fifths',
          alternative: answer,
          grid: gridOf(view, context),
          table: gridTable(view, labels),
        },
        {
          kind: 'table',
          id: 'segments',
          title: labels.segmentsTitle,
          subtitle: labels.segmentsSubtitle,
          width: 'three-fifths',
          table: segmentTable(view, labels),
        },
        scoreBlock(view, labels),
      ];
    case 'spread':
      return [
        {
          kind: 'table',
          id: 'spread',
          title: labels.spreadTitle,
          subtitle: labels.spreadSubtitle,
          width: 'full',
          table: spreadTable(view, labels),
        },
        scoreBlock(view, labels),
      ];
  }
}

function scoreBlock(view: RfmView, labels: RfmLabels): Block {
  return {
    kind: 'table',
    id: 'scores',
    title: labels.scoresTitle,
    subtitle: labels.scoresSubtitle,
    width: 'full',
    table: scoreTable(view, labels),
  };
}

function answerOf(view: RfmView, { labels, formats }: ScreenContext<RfmLabels>): string {
  const top = view.segments.find((group) => group.customers > 0);
  if (!top) return labels.empty;
  return labels.answer(
    labels.segments[top.segment],
    formats.value('integer', top.customers),
    formats.value('share', ratio(top.customers, view.bought.customers)),
    formats.value('share', ratio(Number(top.revenue), Number(view.bought.revenue))),
  );
}

function notesOf(view: RfmView, { labels, formats }: ScreenContext<RfmLabels>): readonly string[] {
  const notes: string[] = [];
  const slipping = view.segments.filter(
    ({ segment }) => segment === 'cantLoseThem' || segment === 'atRisk',
  );
  const customers = slipping.reduce((sum, group) => sum + group.customers, 0);
  const revenue = slipping.reduce((sum, group) => sum + group.revenue, 0n);
  if (customers > 0)
    notes.push(labels.risk(formats.value('integer', customers), formats.short('money', revenue)));
  if (view.bought.customers > 0 && view.bought.customers < fewCustomers)
    notes.push(labels.fewCustomers(view.bought.customers));
  const guests = ratio(Number(view.withoutCustomer.revenue), Number(view.total));
  if (isWorthSaying(guests)) notes.push(labels.guests(formats.value('share', guests)));
  return notes;
}

function gridOf(view: RfmView, { labels, formats }: ScreenContext<RfmLabels>): GridData {
  const perCustomer = (cell: RfmCell): number => Number(cell.revenue) / cell.customers;
  const filled = view.cells.filter((cell) => cell.customers > 0);
  const ramp = rampOf(filled.map(perCustomer), 'log');
  const scores = [1, 2, 3, 4, 5];
  return {
    rowTitle: labels.frequencyAxis,
    columnTitle: labels.recencyAxis,
    rows: [...scores].reverse().map((score) => ({ id: String(score), label: `F${score}` })),
    columns: scores.map((score) => ({ id: String(score), label: `R${score}` })),
    cells: view.cells.map((cell): GridCell => {
      const isEmpty = cell.customers === 0;
      const average = isEmpty ? '–' : formats.value('moneyAverage', perCustomer(cell));
      const count = formats.value('integer', cell.customers);
      const segments = segmentsOfCell(cell.r, cell.f, view.params.segments)
        .map((segment) => labels.segments[segment])
        .join(' / ');
      return {
        row: String(cell.f),
        column: String(cell.r),
        text: count,
        detail: isEmpty
          ? []
          : labels.cellDetail(
              segments,
              average,
              formats.value('share', ratio(cell.customers, view.bought.customers)),
            ),
        step: isEmpty ? null : ramp.step(perCustomer(cell)),
        description: labels.cellDescription(cell.r, cell.f, segments, count, average),
        mark: isEmpty ? null : `cell:${cell.r}-${cell.f}`,
      };
    }),
    scale: {
      title: labels.perCustomer,
      low: formats.short('moneyAverage', ramp.low),
      high: formats.short('moneyAverage', ramp.high),
    },
  };
}
