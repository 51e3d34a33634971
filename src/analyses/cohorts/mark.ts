import {
  customerGroupCode,
  customerGroupOfCode,
  isCustomerGroup,
  type CustomerGroup,
} from '../../core/model/customer-groups.ts';
import { isDay, type CalendarUnit } from '../../core/sql/index.ts';
import { periodNumber, periodRange } from '../../core/periods.ts';

/** Which cohort: a period of first purchase, a tier or segment, a value, the blank cells, or all rarer values. */
export type CohortName =
  | { readonly kind: 'period'; readonly period: number }
  | CustomerGroup
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'other' };

/** `cohort`: everyone in it; `cell`: who bought in its k-th period; `again`: who bought again by its end. */
export interface CohortMark {
  readonly what: 'cohort' | 'cell' | 'again';
  /** The cohort as the mark writes it. */
  readonly code: string;
  readonly age: number;
}

/** How marks write a cohort: `2011-01`, `2011-Q1`, `2011`, the first day of a week, `tier-top`, `=web`, `blank`, `other`. */
export function codeOf(name: CohortName, unit: CalendarUnit): string {
  if (name.kind === 'value') return `=${encodeURIComponent(name.value)}`;
  if (isCustomerGroup(name)) return customerGroupCode(name);
  return name.kind === 'period' ? codeOfPeriod(name.period, unit) : name.kind;
}

function codeOfPeriod(period: number, unit: CalendarUnit): string {
  const { from } = periodRange(unit, period);
  if (unit === 'year') return from.slice(0, 4);
  if (unit === 'quarter') return `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
  return unit === 'month' ? from.slice(0, 7) : from;
}

/** The cohort of a code; null where the unit has no such period or the code is none. */
export function nameOfCode(code: string, unit: CalendarUnit): CohortName | null {
  if (code === 'blank' || code === 'other') return { kind: code };
  if (code.startsWith('=')) return { kind: 'value', value: decoded(code) };
  const group = customerGroupOfCode(code);
  if (group) return group;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(code);
  const day = quarter
    ? `${quarter[1] ?? ''}-${String(Number(quarter[2]) * 3).padStart(2, '0')}-01`
    : `${code}-01-01`.slice(0, 10);
  if (!isDay(day)) return null;
  const period = periodNumber(unit, day);
  return codeOfPeriod(period, unit) === code ? { kind: 'period', period } : null;
}

/** The text of a value's code; what is no such text stands for itself. */
export function decoded(code: string): string {
  try {
    return decodeURIComponent(code.slice(1));
  } catch {
    return code.slice(1);
  }
}

export function readMark(mark: string): CohortMark | null {
  const cohort = /^cohort:([^:]+)$/.exec(mark);
  if (cohort?.[1]) return { what: 'cohort', code: cohort[1], age: 0 };
  const cell = /^(cell|again):([^:]+):(\d{1,3})$/.exec(mark);
  if (!cell?.[2]) return null;
  return { what: cell[1] as 'cell' | 'again', code: cell[2], age: Number(cell[3]) };
}
