import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binsOf, type DigitGroup, type Hundredth } from './bins.ts';

/** One customer per amount, as the query hands them over: cut to two digits, and in hundredths. */
function groupsOf(amounts: readonly number[]): {
  digits: readonly DigitGroup[];
  hundredths: readonly Hundredth[];
} {
  const cut = (amount: number): number => {
    const step = 10 ** Math.max(0, String(amount).length - 2);
    return Math.floor(amount / step) * step;
  };
  const one = (amount: number) => ({ customers: 1, revenue: BigInt(amount), high: amount });
  const ranked = [...amounts].sort((left, right) => right - left);
  return {
    digits: amounts.map((amount) => ({ ...one(amount), low: cut(amount) })),
    hundredths: ranked.map((amount, place) => ({
      ...one(amount),
      low: amount,
      slot: 1 + Math.floor((place * 100) / ranked.length),
    })),
  };
}

const edgesOf = (kind: 'log' | 'equal', amounts: readonly number[]) => {
  const { digits, hundredths } = groupsOf(amounts);
  return binsOf(kind, digits, hundredths).map(({ low, high }) => [low, high]);
};

describe('bars by factors', () => {
  test('step 1, 2, 5 where amounts spread over powers of ten', () => {
    expect(edgesOf('log', [300, 90_000, 400_000])).toEqual([
      [200, 500],
      [500, 1000],
      [1000, 2000],
      [2000, 5000],
      [5000, 10_000],
      [10_000, 20_000],
      [20_000, 50_000],
      [50_000, 100_000],
      [100_000, 200_000],
      [200_000, 500_000],
    ]);
  });

  test('step finer where they are close together', () => {
    expect(edgesOf('log', [1000, 8000])).toEqual([
      [1000, 1200],
      [1200, 1500],
      [1500, 2000],
      [2000, 2500],
      [2500, 3000],
      [3000, 4000],
      [4000, 5000],
      [5000, 6000],
      [6000, 8000],
      [8000, 10_000],
    ]);
  });

  test('have one bar for one amount, and none without any', () => {
    expect(edgesOf('log', [1])).toEqual([[1, 2]]);
    expect(edgesOf('log', [])).toEqual([]);
  });
});

describe('bars of equal steps', () => {
  test('put the tail into a last bar without an end', () => {
    const amounts = [...Array.from({ length: 99 }, (_, place) => (place + 1) * 10), 1_000_000];
    const edges = edgesOf('equal', amounts);
    expect(edges[0]).toEqual([0, 50]);
    expect(edges.at(-1)).toEqual([1000, null]);
    expect(edges).toHaveLength(21);
  });

  test('begin near the least amount', () => {
    expect(edgesOf('equal', [5100, 5200, 5900])[0]).toEqual([5000, 5500]);
  });
});

describe('bars of any kind', () => {
  test('hold every customer once, between their edges, side by side', () => {
    const amounts = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 1e9 }),
        fc.constantFrom(100, 1000, 10_000, 99_999, 1_000_000, 1e15),
      ),
      { minLength: 1, maxLength: 300 },
    );
    fc.assert(
      fc.property(amounts, fc.constantFrom('log' as const, 'equal' as const), (values, kind) => {
        const { digits, hundredths } = groupsOf(values);
        const bins = binsOf(kind, digits, hundredths);
        expect(bins.length).toBeLessThanOrEqual(60);
        for (const [place, { low, high, customers }] of bins.entries()) {
          const end = high ?? Infinity;
          expect(customers).toBe(values.filter((one) => one >= low && one < end).length);
          expect(end).toBe(bins[place + 1]?.low ?? end);
        }
        expect(bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(values.length);
      }),
    );
  });

  test('of equal groups hold every customer once', () => {
    const { digits, hundredths } = groupsOf(Array.from({ length: 137 }, (_, place) => place + 1));
    const bins = binsOf('quantile', digits, hundredths);
    expect(bins).toHaveLength(20);
    expect(bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(137);
    expect(bins[0]?.mark).toBe('best:95-100');
    expect(bins[0]?.low).toBe(1);
    expect(bins.at(-1)?.high).toBe(137);
  });
});
