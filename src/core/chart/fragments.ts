import type { ChartTheme } from './tokens.ts';
import { chartTokens } from './tokens.ts';

/** How a bar or area of a period that is still open is drawn: pale, with a dashed outline. */
export const openPeriod = { fillOpacity: 0.22, strokeDash: [3, 2], strokeWidth: 1 } as const;

/** The band behind the selected periods. */
export function selectionBand(theme: ChartTheme): { readonly type: 'rect'; readonly fill: string } {
  return { type: 'rect', fill: chartTokens[theme].accentSoft };
}

/**
 * Which months of an axis get a label: all that fit, and always January, whose label carries the
 * year. `months` are epoch milliseconds in order; `room` is how many labels fit.
 */
export function labelledMonths(months: readonly number[], room: number): readonly number[] {
  const every = Math.max(1, Math.ceil(months.length / Math.max(1, room)));
  const step = [1, 2, 3, 4, 6, 12].find((s) => s >= every) ?? 12;
  return months.filter((month) => new Date(month).getUTCMonth() % step === 0);
}
