import { describe, expect, test } from 'vitest';
import { experimentsEn } from '../../i18n/en/experiments.ts';
import { experimentsZhHant } from '../../i18n/zh-hant/experiments.ts';
import { faultsOfSummary } from './summary-faults.ts';
import { emptySummary } from './summary-params.ts';
import { readSummaryText, writeSummaryText } from './summary-text.ts';
import { summaryForms, sumsOfGroup, type Summary } from './summary.ts';

const empty = emptySummary(['A', 'B'], 'Visit');
const mixed: Summary = {
  ...empty,
  metrics: summaryForms.map((form) => ({
    ...{ name: `m ${form}`, form, goodWhen: 'up', isGuardrail: false, hasBefore: form !== 'share' },
  })),
  groups: ['A', 'B'].map((name, place) => ({
    ...{ name, n: 100 + place, weight: 1 },
    values: [[7], [1.5, 2, 3, 4, 5], [6, 7, 8, 9, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  })),
};

describe('a table from a spreadsheet', () => {
  test('comes back as it was copied, in either language', () => {
    for (const { heads } of [experimentsEn.summaries, experimentsZhHant.summaries])
      expect(readSummaryText(writeSummaryText(mixed, heads), empty)).toEqual({
        ...{ ok: true, value: mixed },
      });
  });

  test('is read by its header, as tabs or commas, with marks between thousands', () => {
    const read = readSummaryText(
      'variant,n,Bought,Spend (sum),Spend (sum of squares)\nA,"21,306",122,13908.33,2871000\nB,21307,267,30311.69,6758000\n',
      empty,
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        metrics: [
          { name: 'Bought', form: 'share' },
          { name: 'Spend', form: 'mean' },
        ],
        groups: [{ name: 'A', n: 21306, values: [[122], [13908.33, 2871000]] }, { n: 21307 }],
      },
    });
  });

  test('fills the cells as they stand where there is no header', () => {
    expect(readSummaryText('No mail\t21306\t2262\nMail\t21307\t3894', empty)).toMatchObject({
      value: { groups: [{ name: 'No mail', n: 21306, values: [[2262]] }, { name: 'Mail' }] },
    });
  });

  test.each([
    ['A\t10\tmany', 1, '3', 'notNumber'],
    ['g\tn\tx\nA\t10\t1\nB\tten\t2', 3, 'n', 'notNumber'],
    ['g\tx (median)\tn\nA\t10\t1', 1, 'x (median)', 'unknownColumn'],
    ['g\tx\ty\nA\t10\t1', 1, 'x', 'noPeople'],
    ['A\t10\t1\t2', 1, '4', 'tooWide'],
    ['', 1, '', 'empty'],
  ])('names the cell that is at fault: %j', (text, row, column, reason) => {
    expect(readSummaryText(text, empty)).toEqual({ ok: false, fault: { row, column, reason } });
  });
});

describe('typed numbers', () => {
  test('a mean and a standard deviation are the sums that have them', () => {
    // 2, 4, 9: mean 5, s² = (9 + 1 + 16) / 2 = 13, squares 4 + 16 + 81 = 101.
    const metric = {
      ...mixed.metrics[2],
      form: 'spread',
      hasBefore: false,
    } as Summary['metrics'][0];
    const sums = sumsOfGroup(
      { name: 'A', weight: 1, n: 3, values: [[5, Math.sqrt(13)]] },
      0,
      metric,
    );
    expect(sums?.y).toBe(15);
    expect(sums?.yy).toBeCloseTo(101, 10);
  });

  test('are refused where they cannot be', () => {
    const typed: Summary = {
      ...empty,
      metrics: [
        ...empty.metrics,
        { ...empty.metrics[0], name: 'Spend', form: 'mean' },
      ] as Summary['metrics'],
      groups: [
        { name: 'A', weight: 1, n: 10, values: [[11], [10, 9]] },
        { name: 'A', weight: 1, n: 10, values: [[2.5], [10, 10]] },
      ],
    };
    expect(
      faultsOfSummary(typed).map(({ group, metric, cell, reason }) => [
        group,
        metric,
        cell,
        reason,
      ]),
    ).toEqual([
      [0, 0, 'hits', 'moreThanPeople'],
      [0, 1, 'squares', 'squaresTooSmall'],
      [1, null, 'name', 'sameName'],
      [1, 0, 'hits', 'notWhole'],
    ]);
  });
});
