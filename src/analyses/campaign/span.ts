import { addDays, daysBetween } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import type { CampaignParams } from './params.ts';

/** Days that a campaign has up to the as-of day where its first one is not chosen. */
export const usualDays = 30;

/** The days of a campaign, and those before it. */
export interface Span {
  readonly since: string;
  /** From the first day on; null where it lies after the as-of day. */
  readonly after: DayRange | null;
  readonly before: DayRange;
  /** Days of both. */
  readonly days: number;
  readonly daysBefore: number;
  /** Whether the as-of day comes before the window is over. */
  readonly isOpen: boolean;
}

/** The days that a view looks at. */
export function spanOf(params: CampaignParams, { asOf }: Pick<Dataset, 'asOf'>): Span {
  const since = params.since === '' ? addDays(asOf, -usualDays + 1) : params.since;
  const wanted = params.window === 0 ? asOf : addDays(since, params.window - 1);
  const to = wanted < asOf ? wanted : asOf;
  const days = Math.max(0, daysBetween(since, to) + 1);
  const daysBefore = params.before > 0 ? params.before : Math.max(1, days);
  return {
    ...{ since, days, daysBefore, isOpen: wanted > asOf },
    after: days > 0 ? { from: since, to } : null,
    before: { from: addDays(since, -daysBefore), to: addDays(since, -1) },
  };
}
