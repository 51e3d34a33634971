import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPartition, anyRules, claimantsOf } from '../../../test/support/any-segments.ts';
import {
  faultsOf,
  readSegmentRules,
  readSpan,
  writeSegmentRules,
  writeSpan,
} from './rfm-segment-rules.ts';
import { segmentRules, type SegmentRules } from './rfm-segments.ts';

const scores = [1, 2, 3, 4, 5] as const;
const cells = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => ({ r, f, m }))));
const without = (place: number): SegmentRules => segmentRules.filter((_, index) => index !== place);

describe('what keeps rules from being a partition', () => {
  test('is nothing for the default ones, nor for any way of cutting the cells into boxes', () => {
    expect(faultsOf(segmentRules)).toEqual([]);
    fc.assert(
      fc.property(anyPartition, (rules) => {
        expect(faultsOf(rules)).toEqual([]);
      }),
    );
  });

  test('is named cell by cell with everyone who claims it, each once, and nothing else', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const faults = faultsOf(rules);
        for (const { r, f, m } of cells) {
          const claimants = claimantsOf(r, f, m, rules);
          const named = faults.filter(
            (box) =>
              box.r[0] <= r &&
              r <= box.r[1] &&
              box.f[0] <= f &&
              f <= box.f[1] &&
              box.m[0] <= m &&
              m <= box.m[1],
          );
          expect(
            named.map(({ segments }) => segments),
            `R${r} F${f} M${m}`,
          ).toEqual(claimants.length === 1 ? [] : [claimants]);
        }
      }),
    );
  });

  test('is one line for a box that is left out, or that two segments claim', () => {
    // Potential loyalists: R 4–5, F 2–3.
    expect(faultsOf(without(4))).toEqual([{ r: [4, 5], f: [2, 3], m: [1, 5], segments: [] }]);
    const twice: SegmentRules = [
      ...segmentRules,
      { segment: 'loyal', r: [2, 2], f: [3, 3], m: [1, 5] },
    ];
    expect(faultsOf(twice)).toEqual([
      { r: [2, 2], f: [3, 3], m: [1, 5], segments: ['loyal', 'atRisk'] },
    ]);
  });

  test('is not that a segment has two rules for one cell', () => {
    expect(
      faultsOf([...segmentRules, { segment: 'new', r: [5, 5], f: [1, 1], m: [1, 2] }]),
    ).toEqual([]);
  });
});

describe('rules as text', () => {
  test('are read as they were written, whether a partition or not', () => {
    fc.assert(
      fc.property(fc.oneof(anyPartition, anyRules), (rules) => {
        expect(readSegmentRules(writeSegmentRules(rules))).toEqual(rules);
      }),
    );
  });

  test('are short', () => {
    expect(writeSegmentRules(segmentRules)).toBe(
      'champions:5.45/4.5~loyal:4.4/3.45~potentialLoyalists:45.23~new:5.1~promising:4.1~' +
        'needAttention:3.3~aboutToSleep:3.12~cantLoseThem:12.45.45~atRisk:12.45.13/12.3~' +
        'hibernating:2.12/1.2~lost:1.1',
    );
  });

  test.each([
    '',
    'champions',
    'champions:',
    'champions:5',
    'champions:6.1',
    'champions:0.1',
    'champions:54.1',
    'champions:5.1.1.1',
    'champions:5.1.',
    'champions:5.1/',
    'champions:123.1',
    'heroes:5.1',
    'Champions:5.1',
    'champions:5.1~',
    'champions:5.1:2',
    `champions:${'5.1/'.repeat(125)}5.1`,
  ])('%j is not read', (text) => {
    expect(readSegmentRules(text)).toBeNull();
  });
});

describe('scores as people write them', () => {
  test.each([
    ['4', [4, 4]],
    ['4-5', [4, 5]],
    [' 4 – 5 ', [4, 5]],
    ['１～５', [1, 5]],
    ['3-3', [3, 3]],
  ] as const)('%j is read', (text, span) => {
    expect(readSpan(text)).toEqual(span);
    expect(readSpan(writeSpan(span))).toEqual(span);
  });

  test.each(['', '0', '6', '5-4', '4-', '-4', '4,5', 'x', '45'])('%j is not', (text) => {
    expect(readSpan(text)).toBeNull();
  });
});
