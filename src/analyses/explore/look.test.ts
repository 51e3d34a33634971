import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookText, readLook, standsOut, type Look } from './look.ts';
import { measureText, readMeasure } from './measure.ts';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);
const anyLook: fc.Arbitrary<Look> = fc
  .record(
    {
      digits: fc.constantFrom('short' as const, 0, 1, 2, 3),
      above: amount,
      below: amount,
    },
    { requiredKeys: [] },
  )
  .filter((look) => Object.keys(look).length > 0);

describe('how the numbers of a measure look', () => {
  test('is the same after its text', () => {
    fc.assert(
      fc.property(
        anyLook,
        fc.constantFrom('revenue', 'orders.growth', '=net_revenue / customers'),
        (look, name) => {
          expect(readLook(lookText(look))).toEqual(look);
          const measure = { ...readMeasure(name)!, look };
          expect(readMeasure(measureText(measure))).toEqual(measure);
        },
      ),
    );
  });

  test.each(['', 'd4', 'd', 'short>', '>1e5', '<1>2', '>--1', 'wide'])(
    'is not said by %j',
    (text) => {
      expect(readLook(text)).toBeNull();
      expect(readMeasure(`revenue#${text}`)).toBeNull();
    },
  );

  test('lets stand out what is beyond a limit, not what is on it', () => {
    const look = { above: 100, below: 0 };
    expect([101, 100, 50, 0, -1].map((value) => standsOut(look, value))).toEqual([
      ...['above', null, null, null, 'below'],
    ]);
  });
});
