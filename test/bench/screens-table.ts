import type { Answered } from './page.ts';
import type { SegmentCount } from './segments.ts';

/** Milliseconds until a screen's answer stands should be below this at a million lines. */
const screenLimit = 150;
const screenLines = 1_000_000;

/** Prints how long the live counts of rules take. */
export function printCounts(counts: readonly SegmentCount[], lines: number): void {
  console.log(
    `counts of segments                    first ms  median ms     naive ms    ratio   same`,
  );
  for (const { title, rule, first, median, naive, same } of counts)
    console.log(
      [
        title.padEnd(36),
        first.toFixed(0).padStart(8),
        median.toFixed(0).padStart(9),
        naive.toFixed(0).padStart(11),
        `${(naive / median).toFixed(2)} ×`.padStart(9),
        String(same ?? '').padStart(5),
        median <= screenLimit || lines > screenLines ? '' : `above ${screenLimit}`,
        rule,
      ].join('  '),
    );
}

/** Prints how long the answers of screens take, and why where it is long. */
export function printScreens(answered: readonly Answered[], lines: number): void {
  console.log('answers of screens  first ms  median ms');
  for (const { address, first, median, why } of answered)
    console.log(
      [
        address.padEnd(44),
        first.toFixed(0).padStart(8),
        median.toFixed(0).padStart(9),
        median <= screenLimit || lines > screenLines
          ? ''
          : `above ${screenLimit}: ${why ?? 'unexplained'}`,
      ].join('  '),
    );
}
