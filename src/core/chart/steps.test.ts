import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divergingSteps, stepsOf } from './steps.ts';

const finite = fc.double({ noNaN: true, min: -1e9, max: 1e9 });

describe('steps from low to high', () => {
  test('have bounds of two digits between the 5th and the 95th percentile', () => {
    // Of 0 … 700 these are 35 and 665: sevenths of the 630 between them, by hand.
    const { bounds, slots } = stepsOf(Array.from({ length: 701 }, (_, value) => value));
    expect(bounds).toEqual(
      [130, 220, 310, 400, 490, 580].map((bound) => Number(bound.toPrecision(2))),
    );
    expect(slots).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('are factors where values spread over orders of magnitude', () => {
    const { bounds } = stepsOf([1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]);
    const factors = bounds.slice(1).map((bound, place) => bound / bounds[place]!);
    expect(Math.min(...factors)).toBeGreaterThan(5);
  });

  test('are one in the middle where all values are the same, or there is none', () => {
    expect(stepsOf([5, 5, 5])).toMatchObject({ bounds: [], slots: [3] });
    expect(stepsOf([])).toMatchObject({ bounds: [], slots: [3] });
  });

  test('leave nothing at the bottom, and tell the rest by factors', () => {
    const { bounds, step } = stepsOf([0, 0, 0, 1, 10, 100, 1000, 10_000]);
    expect(Math.min(...bounds)).toBeLessThan(10);
    expect(step(0)).toBe(0);
  });

  test('are fewer where values are few, and use the whole ramp', () => {
    const { bounds, slots, step } = stepsOf([1, 2]);
    expect(bounds.length).toBeGreaterThan(0);
    expect([slots[step(1)], slots[step(2)]]).toEqual([0, 6]);
  });
});

describe('steps around nought', () => {
  test('reach as far down as values fall, and as far up as they rise', () => {
    const { bounds, slots, step } = divergingSteps([-0.9, 0, 9]);
    // Ninths of 0.9 below, of 9 above, and the smaller one around nought.
    expect(bounds).toEqual([-0.7, -0.5, -0.3, -0.1, 0.1, 3, 5, 7]);
    expect([slots[step(-0.9)], slots[step(0)], slots[step(9)]]).toEqual([0, 4, 8]);
  });

  test('are the same on both sides where values only rise', () => {
    const { bounds } = divergingSteps([0, 9]);
    expect(bounds.map((bound) => -bound).reverse()).toEqual(bounds);
  });

  test('are one where nothing changes', () => {
    expect(divergingSteps([0, 0])).toMatchObject({ bounds: [], slots: [4] });
  });
});

test('Every value is between the bounds of its step, and a larger one never has a lower step', () => {
  fc.assert(
    fc.property(
      fc.array(finite, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(stepsOf, divergingSteps),
      (values, make) => {
        const { bounds, slots, step } = make(values);
        expect(slots).toHaveLength(bounds.length + 1);
        expect([...bounds].sort((left, right) => left - right)).toEqual(bounds);
        for (const value of values) {
          const at = step(value);
          expect(value).toBeGreaterThanOrEqual(bounds[at - 1] ?? -Infinity);
          expect(value).toBeLessThan(bounds[at] ?? Infinity);
        }
      },
    ),
  );
});
