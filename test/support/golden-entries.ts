import { readFileSync } from 'node:fs';

interface Entry {
  readonly id: string;
  readonly value: unknown;
}

const file = new URL('../fixtures/golden/golden.json', import.meta.url);
let entries: readonly Entry[] | null = null;

/**
 * The value of an entry of `test/fixtures/golden/golden.json`: a number that an independent tool
 * computed or that was published. The caller names its shape; a missing entry is an error.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each entry has a shape of its own
export function goldenEntry<T>(id: string): T {
  entries ??= (JSON.parse(readFileSync(file, 'utf8')) as { entries: readonly Entry[] }).entries;
  const entry = entries.find((one) => one.id === id);
  if (!entry) throw new Error(`golden.json has no entry ${id}`);
  return entry.value as T;
}

/** A share of segments named by closed score ranges; the first range that matches wins. */
export interface SegmentRanges {
  readonly order: readonly string[];
  readonly R: readonly (readonly number[])[];
  readonly F: readonly (readonly number[])[];
  readonly M: readonly (readonly number[])[];
}

/** The name of the first range that holds the scores, or `Others`. */
export function rangeOf(rules: SegmentRanges, r: number, f: number, m: number): string {
  const within = (score: number, [low = 0, high = 0]: readonly number[] = []): boolean =>
    score >= low && score <= high;
  const found = rules.order.find(
    (_, i) => within(r, rules.R[i]) && within(f, rules.F[i]) && within(m, rules.M[i]),
  );
  return found ?? 'Others';
}
