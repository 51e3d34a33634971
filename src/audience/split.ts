import type { Split } from '../core/audience/plan.ts';
import { fail } from '../core/error.ts';
import type { Hasher } from './hash.ts';

/** Somebody to be put into a group. */
export interface Candidate {
  /** The customer's identifier, each once. */
  readonly id: string;
  readonly stratum: string;
}

/**
 * The group of each candidate, as its place among the arms, from a hash of the seed and the identifier
 * alone: neither the order of candidates nor a computer's clock has a part in it.
 *
 * Without strata the first 52 bits of the hash, as a number from 0 to 1, fall into the interval of an
 * arm's share: a person's group never depends on who else is there. With strata, people are ranked by
 * the hash within their stratum, and rank `k` of `n` is put at `(k + u) / n`, where `u` comes from a hash
 * of the seed and the stratum: each arm gets its share of every stratum to within one person, and each
 * person every arm with its share's probability, however small the stratum.
 */
export function assignArms(
  candidates: readonly Candidate[],
  split: Split,
  hasher: Hasher,
  places = Float64Array.from(candidates, ({ id }) => placeOf(id, split, hasher)),
): Uint8Array {
  const ends = shareEnds(split);
  const arms = new Uint8Array(candidates.length);
  if (split.strata.length === 0) {
    places.forEach((at, row) => (arms[row] = armAt(ends, at)));
    return arms;
  }
  for (const [stratum, rows] of byStratum(candidates)) {
    const offset = fractionOf(hasher.bytes(`${split.seed}#${stratum}`));
    rows.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || byId(candidates, a, b));
    rows.forEach((row, rank) => (arms[row] = armAt(ends, (rank + offset) / rows.length)));
  }
  return arms;
}

/** Where an identifier is put, from 0 to 1: what `assignArms` decides by, for callers who count it piece by piece. */
export function placeOf(id: string, { seed }: Pick<Split, 'seed'>, hasher: Hasher): number {
  return fractionOf(hasher.bytes(`${seed}:${id}`));
}

/** Where each arm's interval ends, the last at 1. Fails with `audience.badSplit` where there are no two arms. */
function shareEnds({ arms }: Split): readonly number[] {
  const isSound = arms.every(({ name, share }) => name.trim() !== '' && share > 0 && share < 1e9);
  const names = new Set(arms.map(({ name }) => name));
  if (arms.length < 2 || arms.length > 255 || !isSound || names.size < arms.length)
    fail('audience.badSplit');
  const total = arms.reduce((sum, { share }) => sum + share, 0);
  let sum = 0;
  return arms.map(({ share }) => (sum += share) / total);
}

function armAt(ends: readonly number[], at: number): number {
  const arm = ends.findIndex((end) => at < end);
  return arm < 0 ? ends.length - 1 : arm;
}

/** The first 52 bits as a number from 0 to 1, 1 excluded. */
function fractionOf(digest: Uint8Array): number {
  let value = 0;
  for (let byte = 0; byte < 6; byte++) value = value * 256 + (digest[byte] ?? 0);
  return (value * 16 + ((digest[6] ?? 0) >> 4)) / 2 ** 52;
}

function byStratum(candidates: readonly Candidate[]): ReadonlyMap<string, number[]> {
  const strata = new Map<string, number[]>();
  candidates.forEach(({ stratum }, row) => {
    const rows = strata.get(stratum);
    if (rows) rows.push(row);
    else strata.set(stratum, [row]);
  });
  return strata;
}

function byId(candidates: readonly Candidate[], a: number, b: number): number {
  return (candidates[a]?.id ?? '') < (candidates[b]?.id ?? '') ? -1 : 1;
}
