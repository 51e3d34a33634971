/** What the loaded rows earned, or what serving their customers cost, in units of the data's last decimal. */
export interface CostTotal {
  /** The exact sum of what the rows say, rounded once; taken before the star was built. */
  readonly file: bigint;
  /** The sum over the finished fact, whose lines are rounded one by one. */
  readonly loaded: bigint;
  /** Lines that say more decimals than the data's amounts have. */
  readonly rounded: number;
}

/**
 * Whether both sums are the same but for rounding: by half a unit per rounded line, and by half a unit
 * of the file's own sum.
 */
export function isReconciled({ file, loaded, rounded }: CostTotal): boolean {
  const difference = file < loaded ? loaded - file : file - loaded;
  return 2n * difference <= BigInt(rounded) + 1n;
}
