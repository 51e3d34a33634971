import { describe, expect, test } from 'vitest';
import { fisherAbove } from './fisher-above.ts';

describe('Fisher’s exact test for more hits', () => {
  // scipy.stats.fisher_exact(table, alternative='greater').pvalue, SciPy 1.17.
  test.each([
    [5, 40, 1, 40, 0.10036166365280286],
    [1, 40, 5, 40, 0.9872266973532796],
    [4, 50, 0, 50, 0.058731646360512334],
    [300, 1000, 200, 1000, 1.4876209691063172e-7],
  ])('of %d/%d against %d/%d is that of SciPy', (hits, of, others, ofOthers, p) => {
    expect(fisherAbove({ hits, of }, { hits: others, of: ofOthers }) / p).toBeCloseTo(1, 9);
  });

  test('is 1 where nothing else is possible', () => {
    expect(fisherAbove({ hits: 0, of: 5 }, { hits: 0, of: 5 })).toBe(1);
    expect(fisherAbove({ hits: 5, of: 5 }, { hits: 5, of: 5 })).toBe(1);
    expect(fisherAbove({ hits: 0, of: 0 }, { hits: 3, of: 5 })).toBe(1);
  });
});
