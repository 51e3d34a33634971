import type { DateRecipe } from '../core/model/recipe.ts';
import { narrow } from './narrow.ts';
import { clockOf } from './zoned-day.ts';

/** Days without separators, and days of a spreadsheet, with their time of day. */
const compactTime = /^[0-9]{8}([0-9]{2})[0-9]{2}(?:[0-9]{2})?$/;
const serialTime = /^[0-9]{1,5}[.,]([0-9]+)$/;

/**
 * Whether the times of day in a column of dates say something: they differ by the hour. An export that
 * writes midnight behind every day says nothing.
 */
export function tellsHours(cells: Iterable<string>, { order }: DateRecipe): boolean {
  const hours = new Set<number>();
  for (const text of cells) {
    const cell = narrow(text);
    const hour = order.startsWith('serial') ? hourOfSerial(cell) : hourOfText(cell);
    if (hour !== null) hours.add(hour);
    if (hours.size > 1) return true;
  }
  return false;
}

function hourOfSerial(cell: string): number | null {
  const [, decimals] = serialTime.exec(cell) ?? [];
  return decimals === undefined ? null : Math.floor(Number(`0.${decimals}`) * 24);
}

function hourOfText(cell: string): number | null {
  const [, compact] = compactTime.exec(cell) ?? [];
  if (compact !== undefined) return Number(compact);
  const clock = clockOf(cell);
  return clock && Math.floor(clock.minute / 60);
}
