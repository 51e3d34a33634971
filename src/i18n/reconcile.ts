import {
  ties,
  type Amounts,
  type Line,
  type Reconciliation,
  type Subject,
  type Tie,
} from '../core/model/reconciliation.ts';
import type { CustomerSet, DimensionFilter } from '../core/spec/filters.ts';
import type { CellValue, Formats, TableColumn, TableData } from '../core/spec/screen.ts';
import type { Messages } from './en.ts';

/** What a reconciliation is written with. */
export interface Writing {
  readonly t: Pick<Messages, 'reconcile' | 'health' | 'kit'>;
  readonly formats: Formats;
  /** An amount in another currency than that of the data. */
  readonly money: (minor: bigint, scale: number, currency: string | null) => string;
  readonly page: (id: string) => string;
  readonly dimension: (filter: DimensionFilter) => string;
  readonly set: (set: CustomerSet) => string;
}

/** A line in words, with the amounts as they add up: what is taken away is negative. */
export interface WrittenLine {
  readonly label: string;
  readonly role: Line['role'] | 'page';
  readonly amounts: Amounts;
  /** Null where there is nothing to compare. */
  readonly isTied: boolean | null;
  /** The check in words; empty where there is none. */
  readonly check: string;
  /** The page that the line is about. */
  readonly page: string | null;
}

/** The lines from the files to the view. */
export function writeBridge({ bridge }: Reconciliation, writing: Writing): readonly WrittenLine[] {
  return bridge.map((line) => writeLine(line, writing));
}

/** The pages with what they show; below each what its totals are made of, where they need explaining. */
export function writePages(result: Reconciliation, writing: Writing): readonly WrittenLine[] {
  return result.ties.flatMap((tie): readonly WrittenLine[] => {
    const shown: WrittenLine = {
      label: writing.page(tie.page),
      ...{ role: 'page', amounts: tie.shown, page: tie.page },
      ...checkOf(tie.gap, writing),
    };
    const below = [baseLine(tie, result.bridge), ...tie.lines].map((line): WrittenLine => {
      const written = writeLine(line, writing);
      return { ...written, role: 'part', amounts: only(written.amounts, tie.shown) };
    });
    return [shown, ...below];
  });
}

/** Both as tables, for exports and the command line. */
export function reconcileTables(result: Reconciliation, writing: Writing): readonly TableData[] {
  const words = writing.t.reconcile;
  const columns = (first: string): readonly TableColumn[] => [
    { id: 'line', label: first, kind: 'text' },
    { id: 'rows', label: words.columns.rows, kind: 'integer' },
    { id: 'orders', label: words.columns.orders, kind: 'integer' },
    { id: 'customers', label: words.columns.customers, kind: 'integer' },
    { id: 'revenue', label: words.columns.revenue, kind: 'money' },
    { id: 'check', label: words.columns.check, kind: 'text' },
  ];
  const table = (id: string, title: string, first: string, lines: readonly WrittenLine[]) => ({
    ...{ id, title, columns: columns(first), footer: [] },
    rows: lines.map(({ label, amounts: { rows, orders, customers, revenue }, check }) => [
      ...[label, rows, orders, customers, revenue],
      check === '' ? null : check,
    ]),
    marks: lines.map(() => null),
  });
  return [
    table('bridge', words.bridge, words.columns.line, writeBridge(result, writing)),
    table('pages', words.pages, words.columns.page, writePages(result, writing)),
  ];
}

function writeLine({ subject, role, amounts, gap }: Line, writing: Writing): WrittenLine {
  const signed = role === 'minus' ? negative(amounts) : amounts;
  const label = labelOf(subject, writing);
  return { label, role, amounts: signed, page: null, ...checkOf(gap, writing) };
}

/** The line of the bridge that a page's totals come from. */
function baseLine({ over, base }: Tie, bridge: readonly Line[]): Line {
  const found = bridge.find(({ subject }) => subject.kind === over);
  // Without dates a page of their orders shows the whole view.
  const line = found ?? bridge.find(({ subject }) => subject.kind === 'view');
  return {
    ...{ subject: line?.subject ?? { kind: 'data' }, role: 'part' },
    ...{ amounts: base, gap: null },
  };
}

function checkOf(
  gap: Amounts | null,
  { t, formats }: Writing,
): Pick<WrittenLine, 'isTied' | 'check'> {
  if (!gap || Object.values(gap).every((one) => one === null)) return { isTied: null, check: '' };
  if (ties(gap)) return { isTied: true, check: t.reconcile.ties };
  const parts = (['rows', 'orders', 'customers'] as const).flatMap((name) =>
    gap[name] ? [t.kit[name](gap[name]).replace('-', '−')] : [],
  );
  const money = gap.revenue ? [formats.value('money', gap.revenue)] : [];
  return { isTied: false, check: t.reconcile.differs(formats.beside([...parts, ...money])) };
}

function labelOf(subject: Subject, writing: Writing): string {
  const { reconcile: words, health } = writing.t;
  const { formats } = writing;
  const day = (value: CellValue): string => formats.value('day', value);
  switch (subject.kind) {
    case 'file':
      return words.file(subject.name);
    case 'rejected':
      return formats.beside([
        words.rejected(health.reasons[subject.reason]),
        ...subject.sums.map(({ name, minor, scale }) =>
          // What the cells say may be no code.
          /^[A-Z]{3}$/.test(name)
            ? writing.money(minor, scale, name)
            : `${name} ${writing.money(minor, scale, null)}`,
        ),
      ]);
    case 'asOf':
      return words.later(day(subject.day));
    case 'before':
      return words.before(day(subject.day));
    case 'view':
      return words.view(day(subject.asOf));
    case 'dimension':
      return words.filtered(writing.dimension(subject.filter));
    case 'set':
      return words.notIn(writing.set(subject.set));
    case 'outside':
    case 'period': {
      const range = formats.range(subject.range.from, subject.range.to);
      return words[subject.kind](subject.isUsual ? words.usual(range) : range);
    }
    case 'dates':
      return words.dates(formats.range(subject.range.from, subject.range.to));
    case 'unbought':
    case 'prospects':
      return words[subject.kind](subject.customers);
    default:
      return words[subject.kind];
  }
}

/** Zero stays zero, without a sign. */
function negative({ rows, orders, customers, revenue }: Amounts): Amounts {
  const turn = (value: number | null): number | null => (value === null ? null : 0 - value);
  return {
    rows: turn(rows),
    orders: turn(orders),
    customers: turn(customers),
    revenue: revenue === null ? null : -revenue,
  };
}

/** The measures that a page shows. */
function only(amounts: Amounts, shown: Amounts): Amounts {
  return {
    rows: shown.rows === null ? null : amounts.rows,
    orders: shown.orders === null ? null : amounts.orders,
    customers: shown.customers === null ? null : amounts.customers,
    revenue: shown.revenue === null ? null : amounts.revenue,
  };
}
