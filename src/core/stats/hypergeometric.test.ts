import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logHypergeometric, type Drawing } from './hypergeometric.ts';

const drawings = fc
  .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 300 }))
  .map(([drawn, rest, marked]): Drawing => ({
    drawn,
    marked: Math.min(marked, drawn + rest),
    of: drawn + rest,
  }))
  .filter(({ of }) => of > 0);

const chances = (drawing: Drawing): readonly number[] =>
  Array.from({ length: drawing.drawn + 1 }, (_, k) => Math.exp(logHypergeometric(k, drawing)));

describe('the hypergeometric distribution', () => {
  test('of four cups among eight is known from the lady who tastes tea', () => {
    // R. A. Fisher, "The Design of Experiments" (1935), chapter 2: 1, 16, 36, 16 and 1 of 70.
    const found = chances({ drawn: 4, marked: 4, of: 8 });
    [1, 16, 36, 16, 1].forEach((ways, k) => expect(found[k]).toBeCloseTo(ways / 70, 14));
  });

  test('adds up to one, about the share that is marked', () => {
    fc.assert(
      fc.property(drawings, (drawing) => {
        const found = chances(drawing);
        expect(found.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 11);
        const mean = found.reduce((sum, chance, k) => sum + k * chance, 0);
        expect(mean).toBeCloseTo((drawing.drawn * drawing.marked) / drawing.of, 8);
      }),
    );
  });

  test('is the same whether things are drawn first or marked first', () => {
    fc.assert(
      fc.property(drawings, fc.nat({ max: 300 }), (drawing, k) => {
        const { drawn, marked, of } = drawing;
        const [one, other] = [
          logHypergeometric(k, drawing),
          logHypergeometric(k, { drawn: marked, marked: drawn, of }),
        ];
        expect(Math.exp(one)).toBeCloseTo(Math.exp(other), 12);
        expect(one === -Infinity).toBe(other === -Infinity);
      }),
    );
  });

  test('has no chance of what cannot be', () => {
    expect(logHypergeometric(5, { drawn: 4, marked: 6, of: 10 })).toBe(-Infinity);
    expect(logHypergeometric(0, { drawn: 8, marked: 6, of: 10 })).toBe(-Infinity);
    expect(logHypergeometric(-1, { drawn: 8, marked: 1, of: 10 })).toBe(-Infinity);
    expect(logHypergeometric(6, { drawn: 10, marked: 6, of: 10 })).toBe(0);
    expect(logHypergeometric(0, { drawn: 0, marked: 6, of: 10 })).toBe(0);
  });
});
