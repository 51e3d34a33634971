import type { ChartTheme } from './tokens.ts';
import { chartTokens } from './tokens.ts';

/** How a bar or area of a period that is still open is drawn: pale, with a dashed outline. */
export const openPeriod = { fillOpacity: 0.22, strokeDash: [3, 2], strokeWidth: 1 } as const;

/**
 * An x scale on which bars fill two thirds of their step and a band can fill all of it: the
 * selection then reads as one surface behind several bars.
 */
export const barScale = { paddingInner: 0, paddingOuter: 0.1 } as const;

/** Width of bars on {@link barScale}. */
export const barWidth = { band: 0.66 } as const;

/** The mark of the tint behind the selected periods, on {@link barScale}; it answers no pointer. */
export function selectionBand(theme: ChartTheme) {
  return {
    type: 'bar',
    color: chartTokens[theme].accentSoft,
    width: { band: 1.02 },
    tooltip: null,
  } as const;
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

/**
 * Which of the labelled months also say their year: every January, and the first one unless a
 * January follows so closely that the two years would touch.
 */
export function monthsWithYear(labelled: readonly number[], room: number): ReadonlySet<number> {
  const isJanuary = (month: number) => new Date(month).getUTCMonth() === 0;
  const [first, second] = labelled;
  const tight = second !== undefined && isJanuary(second) && labelled.length * 1.5 > room;
  return new Set(labelled.filter((month) => isJanuary(month) || (month === first && !tight)));
}
