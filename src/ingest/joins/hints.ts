import { hintKinds, type HintKind, type Part } from '../../core/model/join.ts';
import type { KeySet } from './key-set.ts';
import { shareOf, unknownKeys } from './shared-keys.ts';

/** What each way of writing comes down to. */
const rewritings: Readonly<Record<HintKind, (text: string) => string>> = {
  leadingZeros: (text) => text.replace(/^0+(?=.)/, ''),
  case: (text) => text.toLowerCase(),
  pointZero: (text) => text.replace(/^([0-9]+)\.0+$/, '$1'),
  marks: (text) => text.normalize('NFKC').replace(/[\s\-_./]+/gu, ''),
};

/** Keys without a row that are looked at. */
const lookedAt = 5000;
/** A rewriting that finds a smaller share (0–1) of them is no hint. */
const worthSaying = 0.05;

/**
 * The rewriting that lets most of the sales' unknown keys find their row, with how many keys of the
 * sales would then be known; null where none helps. Only 5,000 unknown keys are tried.
 */
export function hintFor(
  sales: KeySet,
  table: KeySet,
  keys: Part,
): { readonly kind: HintKind; readonly keys: number } | null {
  if (shareOf(keys) >= 1) return null;
  const unknown = sales.texts(unknownKeys(sales, table, lookedAt));
  const own = textsOf(table);
  let best: { kind: HintKind; found: number } | null = null;
  for (const kind of hintKinds) {
    const rewrite = rewritings[kind];
    const wanted = new Map<string, number>();
    for (const text of unknown) wanted.set(rewrite(text), (wanted.get(rewrite(text)) ?? 0) + 1);
    let found = 0;
    for (const text of own) {
      const key = rewrite(text);
      found += wanted.get(key) ?? 0;
      wanted.delete(key);
    }
    if (found > (best?.found ?? worthSaying * unknown.length)) best = { kind, found };
  }
  if (!best) return null;
  const unknownShare = best.found / unknown.length;
  return { kind: best.kind, keys: keys.known + Math.round(unknownShare * (keys.all - keys.known)) };
}

function textsOf(table: KeySet): readonly string[] {
  const places: number[] = [];
  table.each(0, (at) => places.push(at));
  return table.texts(places);
}
