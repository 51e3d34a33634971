import { isDay } from '../sql/index.ts';

/** Two bounds, both included; null leaves a side open. */
export interface Bounds<T> {
  readonly from: T | null;
  readonly to: T | null;
}

/** Bounds as text: `5..10`, `5..`, `..10`. */
export function writeBounds({ from, to }: Bounds<number | string>): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** Finite numbers, written as they are written here, the smaller one first; null for anything else. */
export function readNumberBounds(text: string): Bounds<number> | null {
  const bounds = readBounds(text, readNumber);
  return bounds && isAscending(bounds.from, bounds.to) ? bounds : null;
}

/** Whole numbers from 1 on. */
export function readCountBounds(text: string): Bounds<number> | null {
  const bounds = readNumberBounds(text);
  return bounds && [bounds.from, bounds.to].every((one) => one === null || isCount(one))
    ? bounds
    : null;
}

/** Calendar days, the earlier one first. */
export function readDayBounds(text: string): Bounds<string> | null {
  const bounds = readBounds(text, (one) => (isDay(one) ? one : null));
  return bounds && isAscending(bounds.from, bounds.to) ? bounds : null;
}

/** Decimals as somebody wrote them, the smaller one first. */
export function readDecimalBounds(text: string): Bounds<string> | null {
  const bounds = readBounds(text, (one) => (/^-?\d{1,30}(?:\.\d{1,30})?$/.test(one) ? one : null));
  if (!bounds) return null;
  const number = (one: string | null): number | null => (one === null ? null : Number(one));
  return isAscending(number(bounds.from), number(bounds.to)) ? bounds : null;
}

/** A whole number from 1 on; null for anything else. */
export function readCount(text: string | undefined): number | null {
  const count = readNumber(text ?? '');
  return count !== null && isCount(count) ? count : null;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

function readNumber(text: string): number | null {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && String(value) === text ? value : null;
}

function readBounds<T>(text: string, read: (text: string) => T | null): Bounds<T> | null {
  const at = text.indexOf('..');
  if (at < 0) return null;
  const [low, high] = [text.slice(0, at), text.slice(at + 2)];
  const from = low === '' ? null : read(low);
  const to = high === '' ? null : read(high);
  if ((low !== '' && from === null) || (high !== '' && to === null)) return null;
  return { from, to };
}

function isAscending<T extends number | string>(from: T | null, to: T | null): boolean {
  return from === null || to === null || from <= to;
}
