import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gibberishIn } from '../../../test/support/every-text.ts';
import type { Design } from '../../core/experiment/design.ts';
import { readOut } from '../../core/experiment/read-out.ts';
import { noSums, type MetricSums } from '../../core/experiment/sums.ts';
import type { Screen } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { en } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { resultScreen } from './result-screen.ts';
import { resultTables } from './result-tables.ts';
import type { ResultContext } from './context.ts';
import type { ResultMetric, ResultView } from './result.ts';

const model = { scale: 2, currency: 'GBP' };
const contexts = {
  en: { labels: en, formats: formatsOf(createFormats('en'), 'en', model) },
  'zh-Hant': { labels: zhHant, formats: formatsOf(createFormats('zh-Hant'), 'zh-Hant', model) },
} as const satisfies Record<string, ResultContext>;

const design: Design = {
  arms: [
    { name: 'No E-Mail', weight: 1 },
    { name: 'Mens E-Mail', weight: 1 },
  ],
  control: 0,
  metrics: [{ id: 'conversion', kind: 'share', goodWhen: 'up', isGuardrail: false }],
  alpha: 0.05,
  sides: 'two',
  correction: 'holm',
  mode: 'fixed',
  planned: null,
  isAdjusted: false,
  isObservational: false,
  hasShares: true,
};
const conversion: ResultMetric = { id: 'conversion', kind: 'share', value: 'sharePrecise' };
const refunds: ResultMetric = { id: 'refunds', kind: 'mean', value: 'moneyAverage' };
const share = (n: number, y: number): MetricSums => ({ ...noSums, n, y, yy: y });
const mean = (n: number, y: number, yy: number): MetricSums => ({ ...noSums, n, y, yy });

/** A result of arms by their sums, metric by metric. */
function viewOf(
  arms: readonly (readonly MetricSums[])[],
  own: Partial<Design> = {},
  metrics: readonly ResultMetric[] = [conversion],
): ResultView {
  const whole = { ...design, ...own };
  const results = arms.map((sums) => ({ metrics: sums, winsorised: [] }));
  const names = whole.arms.map(({ name }) => name);
  return { design: whole, results, metrics, arms: names, readout: readOut(whole, results) };
}

const screenOf = (view: ResultView, locale: keyof typeof contexts = 'en'): Screen =>
  resultScreen(view, contexts[locale]);
const answerOf = (view: ResultView, locale: keyof typeof contexts = 'en'): string =>
  screenOf(view, locale).answer;

/** The men's e-mail of Hillstrom's test: entries hill.profile and hill.mens.conversion of golden.json. */
const hillstrom = [[share(21306, 122)], [share(21307, 267)]];

describe('the verdict', () => {
  test('names the better group, the difference, its interval, both values, and what chance does', () => {
    expect(answerOf(viewOf(hillstrom))).toBe(
      'Mens E-Mail did better than No E-Mail. Share who bought: 0.7 points higher (95% interval 0.5 to ' +
        '0.9 points), 1.25% against 0.57%. Chance alone would show so much in fewer than 1 of 1,000 tests.',
    );
    expect(answerOf(viewOf(hillstrom), 'zh-Hant')).toBe(
      '「Mens E-Mail」的表現優於「No E-Mail」。購買占比：高 0.7 個百分點（95% 區間 0.5 至 0.9 個百分點），' +
        '1.25% 對 0.57%。只憑偶然也這麼大的情形，每 1,000 次測試不到 1 次。',
    );
  });

  test('says worse where less was sold, and where more of what is not wanted came', () => {
    expect(answerOf(viewOf([hillstrom[1] ?? [], hillstrom[0] ?? []]))).toContain(
      'Mens E-Mail did worse than No E-Mail. Share who bought: 0.7 points lower (95% interval 0.5 to 0.9',
    );
    const metrics = [
      { ...design.metrics[0], id: 'refunds', kind: 'mean', goodWhen: 'down', isGuardrail: false },
    ] as const;
    const more = viewOf(
      [[mean(1000, 100_000, 30_000_000)], [mean(1000, 200_000, 70_000_000)]],
      { metrics },
      [refunds],
    );
    expect(answerOf(more)).toContain(
      'did worse than No E-Mail. Refunds per customer: £1.00 higher',
    );
  });

  test('says that there are too few to tell, never that there is no effect', () => {
    const few = answerOf(viewOf([[share(100, 20)], [share(100, 23)]]));
    expect(few).toContain(
      'Too few to tell whether Mens E-Mail does better than No E-Mail. Share who bought: 3.0 points higher',
    );
    expect(few).toMatch(/from [\d.]+ points lower to [\d.]+ points higher/);
    expect(few).not.toMatch(/no effect|no difference/i);
  });

  test('is locked until the planned size is in, but tells of a guardrail that is harmed', () => {
    expect(answerOf(viewOf([[share(400, 20)], [share(412, 60)]], { planned: 4000 }))).toBe(
      'The verdict is locked: 812 of 4,000 planned customers are in. Reading now would be peeking.',
    );
    const metrics = [
      ...design.metrics,
      { id: 'refunds', kind: 'mean', goodWhen: 'down', isGuardrail: true },
    ] as const;
    const harmed = viewOf(
      [
        [share(400, 20), mean(400, 0, 0)],
        [share(412, 60), mean(412, 412_00, 412_00 * 200)],
      ],
      { planned: 4000, metrics },
      [conversion, refunds],
    );
    expect(answerOf(harmed)).toContain('The verdict is locked');
    expect(answerOf(harmed)).toContain(
      'a guardrail of Mens E-Mail got worse. Refunds per customer:',
    );
  });

  test('is none where groups are not of the planned sizes', () => {
    // 9,463 and 7,681 of equal shares: p is about 3.5e-42.
    const view = viewOf([[share(9463, 900)], [share(7681, 900)]]);
    expect(answerOf(view)).toBe(
      'Do not trust this test yet: its groups are not of the planned sizes. They hold No E-Mail 9,463 · ' +
        'Mens E-Mail 7,681; planned were No E-Mail 8,572 · Mens E-Mail 8,572. Chance makes such sizes in fewer ' +
        'than 1 of 1,000 tests: something else decided who is in which group. If other shares than equal ' +
        'ones were planned, enter them.',
    );
    const arms = [
      { name: 'A', weight: 55 },
      { name: 'B', weight: 45 },
    ];
    expect(answerOf(viewOf([[share(9463, 900)], [share(7681, 900)]], { arms }))).not.toContain(
      'Do not trust',
    );
  });

  test('has no word of causes for groups that chance did not make', () => {
    const screen = screenOf(viewOf(hillstrom, { isObservational: true }));
    expect(screen.answer).toContain('Mens E-Mail differs from No E-Mail.');
    const texts = JSON.stringify([screen.answer, screen.notes]);
    expect(texts).not.toMatch(/did better|did worse|lift|effect of|because|caused/i);
    expect(screen.notes).toContain(en.notDrawnByChance);
    const chinese = screenOf(viewOf(hillstrom, { isObservational: true }), 'zh-Hant');
    expect(chinese.answer).not.toMatch(/優於|效果|提升/);
    // Sizes were never planned.
    expect(JSON.stringify(screen.blocks)).not.toContain(en.checks.sizes);
  });

  test('read at any time goes by the always-valid interval', () => {
    const clear = viewOf([[share(5000, 500)], [share(5000, 800)]], { mode: 'sequential' });
    expect(answerOf(clear)).toContain('always-valid 95% interval');
    const open = viewOf([[share(500, 50)], [share(500, 70)]], { mode: 'sequential' });
    expect(answerOf(open)).toMatch(/^Nothing is decided yet/);
    // Too few for a sequence: the usual interval is not called always valid.
    const early = viewOf([[share(20, 5)], [share(20, 9)]], { mode: 'sequential' });
    expect(answerOf(early)).not.toContain('always-valid');
  });

  test('of many groups tells the best ones first and counts the rest', () => {
    const names = Array.from({ length: 10 }, (_, place) => `G${place}`);
    const view = viewOf(
      names.map((_, place) => [share(4000, 400 + 20 * place)]),
      { arms: names.map((name) => ({ name, weight: 1 })) },
    );
    expect(answerOf(view)).toMatch(/^G9 did better than G0\./);
    expect(answerOf(view)).toContain('6 more groups are in the table.');
    expect(answerOf(view)).toContain('Allowing for 9 comparisons');
  });

  test.each([
    ['an empty group', 'share', [share(0, 0), share(50, 10)], en.gaps.emptyArm],
    ['one customer', 'mean', [mean(1, 5, 25), mean(50, 10, 90)], en.gaps.oneCustomer],
    ['nothing that varies', 'mean', [mean(9, 9, 9), mean(9, 9, 9)], en.gaps.noVariance],
    ['nothing to divide by', 'ratio', [mean(9, 9, 9), mean(9, 9, 9)], en.gaps.noDenominator],
    ['an infinite sum', 'mean', [mean(9, Infinity, 9), mean(9, 9, 20)], en.gaps.notFinite],
  ] as const)('with %s says why nothing can be told', (_, kind, [control, treatment], gap) => {
    const metrics = [{ id: 'orders', kind, goodWhen: 'up', isGuardrail: false }] as const;
    const shown: ResultMetric = { id: 'orders', kind, value: 'significant' };
    // Sizes as planned, whatever they are.
    const arms = [control, treatment].map(({ n }, place) => ({
      ...{ name: `G${place}`, weight: Math.max(1, n) },
    }));
    const view = viewOf([[control], [treatment]], { metrics, arms }, [shown]);
    expect(answerOf(view)).toBe(`G1 can not be compared with G0: ${gap}.`);
  });
});

describe('the tables of a result', () => {
  test('hold the numbers of Hillstrom’s test', () => {
    const tables = resultTables(viewOf(hillstrom), contexts.en);
    const metric = tables.find(({ id }) => id === 'metric1');
    const cell = (id: string): unknown =>
      metric?.rows[1]?.[metric.columns.findIndex((column) => column.id === id)];
    // hill.mens.conversion: diff_abs, ci95_wald_unpooled, z_pooled, p_pooled, uplift_rel.
    expect(cell('difference')).toBeCloseTo(0.00680500651962, 12);
    expect(cell('low')).toBeCloseTo(0.00500017138045, 12);
    expect(cell('high')).toBeCloseTo(0.00860984165878, 12);
    expect(cell('statistic')).toBeCloseTo(7.38511441093, 9);
    expect(cell('p')).toBeCloseTo(1.5232235006e-13, 20);
    expect(cell('relative')).toBeCloseTo(1.18842187629, 9);
    expect(cell('decision')).toBe('Better');
  });

  test('name the family in the head of adjusted p-values', () => {
    const metrics = ['conversion', 'again:30', 'orders'].map((id) => ({
      ...({ id, kind: 'share', goodWhen: 'up', isGuardrail: false } as const),
    }));
    const view = viewOf(
      [
        [share(1000, 100), share(1000, 50), share(1000, 20)],
        [share(1000, 130), share(1000, 60), share(1000, 20)],
      ],
      { metrics },
      metrics.map(({ id }) => ({ ...conversion, id })),
    );
    const heads = resultTables(view, contexts.en).flatMap(({ columns }) => columns);
    expect(heads.map(({ label }) => label)).toContain('p, adjusted (Holm, 3 tests)');
    expect(screenOf(view).notes).toContain(en.familyNote('holm', '3', '95%'));
  });

  test('call a typed metric by its name', () => {
    const view = viewOf(hillstrom, {}, [{ ...conversion, id: 'visit', name: 'Visited' }]);
    expect(answerOf(view)).toContain('Visited: 0.7 points higher');
  });
});

/** Sums of any kind, impossible ones among them. */
const anySum = fc.oneof(
  fc.constantFrom(0, 1, -1, 1e300, -1e300, Infinity, -Infinity, NaN, 5e-324),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double(),
);
const anySums: fc.Arbitrary<MetricSums> = fc.record({
  n: fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 1_000_000 })),
  ...{ y: anySum, yy: anySum, d: anySum, dd: anySum, yd: anySum },
  ...{ x: anySum, xx: anySum, yx: anySum, dx: anySum },
});
const anyDesign = fc.record({
  sides: fc.constantFrom('two', 'one'),
  correction: fc.constantFrom('holm', 'bh', 'none'),
  mode: fc.constantFrom('fixed', 'sequential'),
  planned: fc.constantFrom(null, 1000),
  isAdjusted: fc.boolean(),
  isObservational: fc.boolean(),
  hasShares: fc.boolean(),
  alpha: fc.constantFrom(0.001, 0.05, 0.2),
});
const kinds = ['share', 'mean', 'ratio'] as const;

describe('any sums', () => {
  test('would be found out if they were written as a computer writes them', () => {
    const texts = ['12', 'p = NaN', { value: Infinity }, ['undefined customers']];
    expect(gibberishIn(texts)).toEqual(['p = NaN', Infinity, 'undefined customers']);
  });

  test('are put into words and numbers that people can read, in every language', () => {
    const arms = fc.array(fc.tuple(anySums, anySums, anySums), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(arms, anyDesign, fc.boolean(), (sums, own, isGuardrail) => {
        const metrics = kinds.map((kind, place) => ({
          ...({ id: `m${place}`, kind, goodWhen: place === 1 ? 'down' : 'up' } as const),
          isGuardrail: isGuardrail && place > 0,
        }));
        const shown = metrics.map(({ id, kind }) => ({
          ...{ id, name: id, kind },
          value: kind === 'share' ? ('sharePrecise' as const) : ('moneyAverage' as const),
        }));
        const names = sums.map((_, place) => ({ name: `G${place}`, weight: place + 1 }));
        const view = viewOf(sums, { ...own, metrics, arms: names }, shown);
        for (const locale of ['en', 'zh-Hant'] as const) {
          const screen = screenOf(view, locale);
          expect(screen.answer).not.toBe('');
          expect(gibberishIn(screen)).toEqual([]);
          const { formats } = contexts[locale];
          for (const { columns, rows, footer } of resultTables(view, contexts[locale]))
            for (const row of [...rows, ...footer])
              expect(
                gibberishIn(columns.map(({ kind }, at) => formats.value(kind, row[at] ?? null))),
              ).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
