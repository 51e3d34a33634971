import { ratio } from '../../core/ratio.ts';
import type { TableData } from '../../core/spec/screen.ts';
import type { FateId, OriginId } from './change.ts';
import type { RfmLabels } from './labels/en.ts';
import type { RfmMove, RfmView } from './view.ts';

/** One row per pair of segments that holds somebody; its footer has everyone. */
export function changeTable(view: RfmView, labels: RfmLabels): TableData {
  const moves = view.moves.filter(({ customers }) => customers > 0);
  const total = (of: (move: RfmMove) => bigint): bigint =>
    moves.reduce((sum, move) => sum + of(move), 0n);
  const then = total((move) => move.revenueThen);
  const now = total((move) => move.revenueNow);
  return {
    id: 'change',
    title: labels.changeTitle,
    columns: [
      { id: 'then', label: labels.segmentThen, kind: 'text' },
      { id: 'now', label: labels.segmentNow, kind: 'text' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'rowShare', label: labels.rowShare, kind: 'share' },
      { id: 'revenueThen', label: labels.revenueThen, kind: 'money' },
      { id: 'revenueNow', label: labels.revenueNow, kind: 'money' },
      { id: 'change', label: labels.change, kind: 'money' },
    ],
    rows: moves.map((move) => [
      segmentName(move.from, labels),
      segmentName(move.to, labels),
      move.customers,
      ratio(move.customers, rowSize(view, move.from)),
      move.revenueThen,
      move.revenueNow,
      move.revenueNow - move.revenueThen,
    ]),
    marks: moves.map((move) => `move:${move.from}-${move.to}`),
    footer: [
      [
        labels.total,
        '',
        moves.reduce((sum, { customers }) => sum + customers, 0),
        null,
        then,
        now,
        now - then,
      ],
    ],
  };
}

/** Customers who were there at the earlier day. */
export function rowSize(view: RfmView, from: OriginId): number {
  return sizeOf(view.moves.filter((move) => move.from === from));
}

/** Customers who are there now. */
export function columnSize(view: RfmView, to: FateId): number {
  return sizeOf(view.moves.filter((move) => move.to === to));
}

/** A segment in words, or what stands for none. */
export function segmentName(segment: OriginId | FateId, labels: RfmLabels): string {
  return segment === 'joined' || segment === 'none'
    ? labels.noSegment[segment]
    : labels.segments[segment];
}

function sizeOf(moves: readonly RfmMove[]): number {
  return moves.reduce((sum, { customers }) => sum + customers, 0);
}
