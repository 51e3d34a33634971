import type { ControlTotals } from '../core/model/info.ts';
import {
  add,
  amounts,
  gapOf,
  type Amounts,
  type Line,
  type Subject,
} from '../core/model/reconciliation.ts';
import type { Balance } from '../core/model/balance.ts';

/**
 * What a total is made of, by kind of line and by customer. Refunds and guests of all the data stand
 * beside what the import itself counted in the files.
 */
export function partsOf(balance: Balance, control: ControlTotals | null): readonly Line[] {
  const { sales, refunds, buyers, unbought, unboughtCustomers, guests, all } = balance;
  // Where a row of the file is not a line, only amounts can be compared.
  const isRow = control?.rowsLoaded === all.rows;
  const counted = (rows: number, revenue: bigint): Amounts =>
    amounts({ rows: isRow ? rows : null, revenue });
  const byKind = [
    part({ kind: 'sales' }, sales),
    part(
      { kind: 'refunds' },
      refunds,
      control && counted(control.refundRows, control.refundAmount),
    ),
  ];
  const byCustomer = [
    part({ kind: 'buyers' }, buyers),
    ...(unboughtCustomers > 0
      ? [part({ kind: 'unbought', customers: unboughtCustomers }, unbought)]
      : []),
    part({ kind: 'guests' }, guests, control && counted(control.guestRows, control.guestAmount)),
  ];
  const lines = amounts({ rows: 0, revenue: 0n });
  const people = amounts({ orders: 0, customers: 0, revenue: 0n });
  return [
    ...byKind,
    sum({ kind: 'net' }, byKind.reduce(add, lines), all),
    ...byCustomer,
    sum({ kind: 'everyone' }, byCustomer.reduce(add, people), all),
  ];
}

function part(subject: Subject, own: Amounts, control: Amounts | null = null): Line {
  return { subject, role: 'part', amounts: own, gap: control && gapOf(own, control) };
}

function sum(subject: Subject, parts: Amounts, whole: Amounts): Line {
  return { subject, role: 'sum', amounts: parts, gap: gapOf(parts, whole) };
}
