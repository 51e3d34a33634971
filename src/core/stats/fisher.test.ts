import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisher } from './fisher.ts';
import type { Counted } from './newcombe.ts';

const counted = (most: number): fc.Arbitrary<Counted> =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([of, share]) => ({ hits: Math.round(of * share), of }));

const choose = (n: bigint, k: bigint): bigint => {
  let ways = 1n;
  for (let i = 1n; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
};

/** The same by counting: the ways of every table, in whole numbers without rounding. */
function counting(a: Counted, b: Counted): number {
  const [ofA, ofB] = [BigInt(a.of), BigInt(b.of)];
  const hits = a.hits + b.hits;
  const ways = (k: number): bigint => choose(ofA, BigInt(k)) * choose(ofB, BigInt(hits - k));
  let [rare, all] = [0n, 0n];
  for (let k = Math.max(0, hits - b.of); k <= Math.min(a.of, hits); k++) {
    const found = ways(k);
    all += found;
    if (found <= ways(a.hits)) rare += found;
  }
  return Number((rare * 10n ** 80n) / all) / 1e80;
}

describe("Fisher's exact test", () => {
  test.each([
    // Golden entry ab.small_sample.
    [5, 40, 1, 40, 0.200723327306],
    [0, 50, 4, 50, 0.117463292721],
    // R. A. Fisher's tea, 3 of 4 cups told right: (1 + 16 + 16 + 1) / 70.
    [3, 4, 1, 4, 34 / 70],
    // Convictions of like-sex twins of criminals, after Fisher; R prints 0.0005367 in help(fisher.test).
    [10, 13, 2, 17, 0.0005367],
  ])('of %i/%i against %i/%i', (hitsA, ofA, hitsB, ofB, p) => {
    const found = fisher({ hits: hitsA, of: ofA }, { hits: hitsB, of: ofB });
    expect(Math.abs(found / p - 1)).toBeLessThan(p === 0.0005367 ? 1e-4 : 1e-11);
  });

  test('is the share of tables that are no likelier', () => {
    fc.assert(
      fc.property(counted(60), counted(60), (a, b) => {
        expect(Math.abs(fisher(a, b) / counting(a, b) - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  test('does not care which group comes first, nor what is called a hit', () => {
    const missed = ({ hits, of }: Counted): Counted => ({ hits: of - hits, of });
    fc.assert(
      fc.property(counted(3000), counted(3000), (a, b) => {
        const p = fisher(a, b);
        // So far out that digits are lost, nothing is compared.
        fc.pre(p > 1e-290);
        expect(Math.abs(fisher(b, a) / p - 1)).toBeLessThan(1e-9);
        expect(Math.abs(fisher(missed(a), missed(b)) / p - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  test('of equal shares is one, in groups of a million too', () => {
    expect(fisher({ hits: 500_000, of: 1e6 }, { hits: 500_000, of: 1e6 })).toBe(1);
    expect(fisher({ hits: 17, of: 1e6 }, { hits: 17, of: 1e6 })).toBe(1);
    expect(fisher({ hits: 500_000, of: 1e6 }, { hits: 500_001, of: 1e6 })).toBeCloseTo(1, 2);
  });

  test('says nothing where only one table is possible', () => {
    expect(fisher({ hits: 0, of: 0 }, { hits: 3, of: 5 })).toBe(1);
    expect(fisher({ hits: 0, of: 0 }, { hits: 0, of: 0 })).toBe(1);
    expect(fisher({ hits: 0, of: 4 }, { hits: 0, of: 5 })).toBe(1);
    expect(fisher({ hits: 4, of: 4 }, { hits: 5, of: 5 })).toBe(1);
  });
});
