import { segmentIds } from '../../core/model/rfm-segments.ts';

/** Quarters by revenue so far, which every RFM segment is split into. */
export const quarters = 4;

/**
 * Customers who are compared with each other: the same RFM segment and the same quarter by revenue, as they
 * stood the day before the campaign. A stratum is a number: four times the place of the segment, and the
 * quarter from 0, the least revenue.
 */
export interface Stratum {
  /** Place in `segmentIds`. */
  readonly segment: number;
  /** From 1, the least revenue. */
  readonly quarter: number;
}

export function stratumAt(place: number): Stratum {
  return { segment: Math.floor(place / quarters), quarter: (place % quarters) + 1 };
}

/** The text of a stratum inside marks: `champions-4`. */
export function stratumId(place: number): string {
  const { segment, quarter } = stratumAt(place);
  return `${segmentIds[segment] ?? ''}-${quarter}`;
}

/** The stratum of such a text; null where it is none. */
export function stratumNamed(text: string): number | null {
  const [, name, quarter] = /^([A-Za-z]+)-([1-4])$/.exec(text) ?? [];
  const segment = segmentIds.findIndex((one) => one === name);
  return segment < 0 ? null : quarters * segment + Number(quarter) - 1;
}
