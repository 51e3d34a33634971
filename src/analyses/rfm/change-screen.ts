import { monthsEarlier } from '../../core/calendar.ts';
import { fewCustomers } from '../../core/caveats.ts';
import { rampOf } from '../../core/chart/ramp.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, GridCell, GridData } from '../../core/spec/screen.ts';
import { fateIds, originIds } from './change.ts';
import { changeTable, columnSize, rowSize, segmentName } from './change-tables.ts';
import type { RfmLabels } from './labels/en.ts';
import type { RfmMove, RfmView } from './view.ts';

type Context = ScreenContext<RfmLabels>;

/** The segments of two days, one against the other. */
export function changeBlock(view: RfmView, context: Context, alternative: string): Block {
  const { labels } = context;
  return {
    kind: 'grid',
    id: 'change',
    title: labels.changeTitle,
    subtitle: labels.changeSubtitle,
    width: 'full',
    alternative,
    grid: gridOf(view, context),
    table: changeTable(view, labels),
  };
}

/** How many of the best at the earlier day are so still; nothing where no changes are asked for. */
export function stillBest(view: RfmView, { labels, formats }: Context): string {
  const best = view.moves.find((move) => rowSize(view, move.from) > 0)?.from;
  if (best === undefined || best === 'joined') return '';
  const stayed = view.moves.find((move) => move.from === best && move.to === best);
  const size = rowSize(view, best);
  return labels.stillBest(
    formats.value('day', view.before),
    formats.value('integer', size),
    labels.segments[best],
    formats.value('share', ratio(stayed?.customers ?? 0, size)),
  );
}

/** What is to be known of the earlier day; nothing where no changes are asked for. */
export function thenNotes(view: RfmView, { labels, formats, data }: Context): readonly string[] {
  if (view.params.show !== 'change' || view.bought.customers === 0) return [];
  const date = formats.value('day', view.before);
  const customers = view.moves.reduce(
    (sum, move) => (move.from === 'joined' ? sum : sum + move.customers),
    0,
  );
  if (customers === 0) return [labels.noneThen(date)];
  const { firstDay } = data.model;
  return [
    ...(monthsEarlier(view.before, 12) < firstDay
      ? [labels.shortHistory(formats.value('day', firstDay), date)]
      : []),
    ...(customers < fewCustomers ? [labels.fewThen(date, customers)] : []),
  ];
}

function gridOf(view: RfmView, { labels, formats, data }: Context): GridData {
  const share = (move: RfmMove): number => ratio(move.customers, rowSize(view, move.from)) ?? 0;
  const ramp = rampOf(view.moves.filter(({ customers }) => customers > 0).map(share));
  const count = (customers: number): string => formats.value('integer', customers);
  // Whoever had every order refunded since has no segment: a column only where there are such.
  const columns = fateIds.filter((to) => to !== 'none' || columnSize(view, to) > 0);
  return {
    rowTitle: labels.changeRows(formats.value('day', view.before)),
    columnTitle: labels.changeColumns(formats.value('day', data.asOf)),
    rows: originIds.map((from) => ({
      id: from,
      label: segmentName(from, labels),
      note: count(rowSize(view, from)),
    })),
    columns: columns.map((to) => ({
      id: to,
      label: segmentName(to, labels),
      note: count(columnSize(view, to)),
    })),
    cells: view.moves
      .filter(({ to }) => columns.includes(to))
      .map((move): GridCell => {
        const isEmpty = move.customers === 0;
        const part = isEmpty ? '–' : formats.value('share', share(move));
        const gain = move.revenueNow - move.revenueThen;
        const change = `${gain > 0n ? '+' : ''}${formats.short('money', gain)}`;
        return {
          row: move.from,
          column: move.to,
          text: part,
          ...(isEmpty ? {} : { note: count(move.customers) }),
          detail: isEmpty ? [] : labels.moveDetail(count(move.customers), change),
          step: isEmpty ? null : ramp.step(share(move)),
          description: labels.moveDescription(
            segmentName(move.from, labels),
            segmentName(move.to, labels),
            part,
            count(move.customers),
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
}
