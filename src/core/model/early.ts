import { addDays } from '../calendar.ts';

/**
 * The last day on which a first purchase may not be one: customers who come back about every
 * `medianGapDays` days have, within one such gap of the first day of data, perhaps bought before it.
 * Null where the gap is unknown.
 */
export function earlyUntil(firstDay: string, medianGapDays: number | null): string | null {
  return medianGapDays === null ? null : addDays(firstDay, Math.round(medianGapDays));
}
