/**
 * Shares of fewer customers than this are said to be thin: below it one customer moves a share by more
 * than three points, and its 95% interval may be wider than thirty.
 */
export const fewCustomers = 30;

/**
 * Whether a share of revenue that a view leaves out is worth a sentence: from one per cent. Refunds
 * without their orders make it negative, which is as much of a gap.
 */
export function isWorthSaying(share: number | null): share is number {
  return share !== null && Math.abs(share) >= 0.01;
}
