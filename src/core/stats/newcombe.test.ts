import { describe, expect, test } from 'vitest';
import { newcombe } from './newcombe.ts';

describe('the interval of a difference of shares', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%i/%i less %i/%i is the published one', (hitsA, ofA, hitsB, ofB, low, high) => {
    const found = newcombe({ hits: hitsA, of: ofA }, { hits: hitsB, of: ofB });
    expect(found?.difference).toBeCloseTo(hitsA / ofA - hitsB / ofB, 12);
    expect(found?.interval.low).toBeCloseTo(low, 4);
    expect(found?.interval.high).toBeCloseTo(high, 4);
  });

  test('of nobody is none', () => {
    expect(newcombe({ hits: 0, of: 0 }, { hits: 1, of: 2 })).toBeNull();
    expect(newcombe({ hits: 1, of: 2 }, { hits: 0, of: 0 })).toBeNull();
  });
});
