import type { Table } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { exampleData } from '../../../test/support/golden-model.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { Screen } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { campaign } from './index.ts';
import { matchedDifference } from './matched.ts';
import { campaignParams, type CampaignParams } from './params.ts';
import type { CampaignView } from './view.ts';

const data = exampleData('first');
const often: Rule = { kind: 'number', of: 'days', from: 2, to: null };
const params: CampaignParams = {
  ...initialParams(campaignParams),
  ...{ rule: often, since: '2024-02-01', window: 20, name: 'Spring mail' },
};

/** One side of a stratum: customers, of them buyers, and the revenue of each buyer; the same before. */
interface Counted {
  readonly stratum: number;
  readonly reached: number;
  readonly customers: number;
  readonly bought: number;
  readonly before: number;
  readonly each: number;
}

function viewOf(sides: readonly Counted[], own: CampaignParams = params): CampaignView {
  const rows = sides.map(({ stratum, reached, customers, bought, before, each }) => ({
    ...{ stratum, reached, customers: BigInt(customers) },
    ...{ bought_y: bought, bought_yy: bought, bought_x: before, bought_xx: before, bought_yx: 0 },
    ...{ revenue_y: bought * each, revenue_yy: bought * each * each, revenue_x: before * each },
    ...{ revenue_xx: before * each * each, revenue_yx: 0 },
    ...{ orders_y: bought, orders_yy: bought, orders_x: before, orders_xx: before, orders_yx: 0 },
  }));
  const table = { toArray: () => rows.map((one) => ({ toJSON: () => one })) };
  return campaign.view(table as unknown as Table, own, data);
}

function screenOf(view: CampaignView, locale: 'en' | 'zh-Hant' = 'en'): Screen {
  const formats = formatsOf(createFormats(locale), locale, data.model);
  return campaign.screen(view, { labels: campaign.labels[locale], formats, data });
}

const side = (
  stratum: number,
  reached: number,
  customers: number,
  bought: number,
  before: number,
  each = 1000,
): Counted => ({ stratum, reached, customers, bought, before, each });

/** 300 reached: 60 of 200 and 10 of 100 bought; of others 40 of 200 and 10 of 100. Alike before. */
const usual = [
  side(3, 1, 200, 60, 30),
  side(3, 0, 200, 40, 30),
  side(7, 1, 100, 10, 5),
  side(7, 0, 100, 10, 5),
];

describe('the comparison on screen', () => {
  test('weighs strata by the reached, and says how certain that is', () => {
    // 2/3 · (30 % − 20 %) = 6.67 points. The interval was worked out apart, in Python with scipy.stats.t:
    // √(4/9 (.21·200/199 + .16·200/199)/200 + 1/9 (.09 + .09)·100/99/100) and 541.5 degrees of freedom.
    expect(screenOf(viewOf(usual)).answer).toBe(
      'Not an experiment. Of 300 customers whom Spring mail reached, 23.3% bought within 20 days; of others ' +
        'like them, 16.7%: 6.67 points more (0.37 points to 12.97 points). In the days before there was no ' +
        'clear difference.',
    );
    expect(screenOf(viewOf(usual), 'zh-Hant').answer).toBe(
      '非實驗。Spring mail觸及的 300 位顧客中，20 天內有 23.3% 購買；相似的顧客為 16.7%，高 6.67 個百分點（0.37 個百分點 至 12.97 個百分點）。活動之前沒有明確差異。',
    );
  });

  test('says that both sides differed before, where they did', () => {
    const before = usual.map((one) =>
      one.reached === 1 ? { ...one, before: 3 * one.before } : one,
    );
    const { answer, notes } = screenOf(viewOf(before));
    // 2/3 · (90 − 30) / 200 + 1/3 · (15 − 5) / 100 = 23.33 points
    expect(answer).toContain('In the days before it was already 23.33 points more.');
    expect(notes).toContain(campaign.labels.en.differedBefore);
  });

  test('does not call a difference clear whose interval holds zero', () => {
    const alike = [side(3, 1, 50, 12, 5), side(3, 0, 50, 10, 5)];
    expect(screenOf(viewOf(alike)).answer).toContain('no clear difference');
  });

  test('counts who is left out of it, and why', () => {
    const { answer, notes } = screenOf(
      viewOf([...usual, side(9, 1, 40, 5, 1), side(-1, 1, 7, 7, 0)]),
    );
    expect(answer).toContain(
      'Of 347 customers whom Spring mail reached, 300 have others like them.',
    );
    expect(notes).toContain(campaign.labels.en.leftAlone('40'));
    expect(notes).toContain(campaign.labels.en.leftFresh('7'));
  });

  test('says of a window that is not over how much of it has passed', () => {
    const open = { ...params, window: 90 };
    expect(screenOf(viewOf(usual, open)).notes).toContain(campaign.labels.en.openWindow('49 days'));
  });

  test('takes revenue before to as many days, and leaves shares out of the change', () => {
    const view = viewOf(usual, { ...params, before: 40 });
    if (view.show !== 'result') throw new Error('a comparison was asked for');
    const [bought, revenue] = view.results;
    expect(bought?.change).toBeNull();
    // In each stratum half of what was done before comes off on both sides, which is alike: 66.67.
    expect(revenue?.change?.difference).toBeCloseTo(66.667, 2);
  });
});

describe('where there is nothing to compare', () => {
  const cases: readonly (readonly [string, readonly Counted[], Partial<CampaignParams>, string])[] =
    [
      ['nothing was said', usual, { rule: { kind: 'all', rules: [] } }, 'Say whom'],
      ['nobody is known', [], {}, 'reached nobody'],
      ['nobody was reached', [side(3, 0, 10, 2, 1)], {}, 'reached nobody'],
      ['everyone was', [side(3, 1, 10, 2, 1)], {}, 'nobody to set beside them'],
      [
        'no stratum is shared',
        [side(3, 1, 10, 2, 1), side(4, 0, 10, 2, 1)],
        {},
        'No reached customer',
      ],
      ['nothing varies', [side(3, 1, 10, 0, 0), side(3, 0, 10, 0, 0)], {}, 'can not tell'],
      ['one of each is there', [side(3, 1, 1, 1, 0), side(3, 0, 1, 0, 0)], {}, 'can not tell'],
      ['the first day lies ahead', usual, { since: '2024-12-01' }, 'nothing has happened yet'],
      ['revenue is negative', usual.map((one) => ({ ...one, each: -500 })), {}, 'points more'],
      ['a sum is no number', usual.map((one) => ({ ...one, each: Infinity })), {}, 'points more'],
      ['the data have no such column', [], { from: 'column', column: 'dimension:gone' }, 'nobody'],
    ];

  test.each(cases)('because %s, the page says so in plain words', (_, sides, own, said) => {
    const view = viewOf(sides, { ...params, ...own });
    for (const locale of ['en', 'zh-Hant'] as const) {
      const { answer, notes, blocks } = screenOf(view, locale);
      const labels = campaign.labels[locale];
      const formats = formatsOf(createFormats(locale), locale, data.model);
      const tables = campaign
        .tables(view, labels)
        .flatMap(({ columns, rows }) =>
          rows.map((row) =>
            row.map((cell, at) => formats.value(columns[at]?.kind ?? 'text', cell)),
          ),
        );
      if (locale === 'en') expect(answer).toContain(said);
      const tiles = blocks.flatMap((block) =>
        block.kind === 'tiles'
          ? block.tiles.map(({ kind, value, note }) => [formats.value(kind, value), note])
          : [],
      );
      const texts = JSON.stringify([answer, notes, tables, tiles]);
      expect(texts).not.toMatch(/NaN|undefined|Infinity|∞|null points/);
      expect(answer.startsWith(labels.notExperiment)).toBe(true);
    }
  });

  test('no word of the page says that the campaign caused anything', () => {
    for (const locale of ['en', 'zh-Hant'] as const) {
      const { answer, blocks } = screenOf(viewOf(usual), locale);
      const titles = blocks.map((block) => ('title' in block ? block.title : ''));
      expect([answer, ...titles].join(' ')).not.toMatch(
        /because|caused|effect of|lift|uplift|提升了|導致|因為|帶來/,
      );
    }
  });
});

describe('the matched difference', () => {
  const sums = (values: readonly number[]) => ({
    n: values.length,
    y: values.reduce((total, value) => total + value, 0),
    yy: values.reduce((total, value) => total + value * value, 0),
  });

  test('of one stratum is Welch’s', () => {
    // scipy.stats.ttest_ind([1, 2, 3, 4], [2, 4, 6, 8, 20], equal_var=False).confidence_interval()
    const found = matchedDifference([
      { reached: sums([1, 2, 3, 4]), rest: sums([2, 4, 6, 8, 20]) },
    ]);
    expect(found?.difference).toBeCloseTo(-5.5, 12);
    expect(found?.interval?.low).toBeCloseTo(-14.197739731614135, 8);
    expect(found?.interval?.high).toBeCloseTo(3.197739731614135, 8);
  });

  test('without a stratum is none', () => {
    expect(matchedDifference([])).toBeNull();
  });
});
