import type { Table } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { Screen } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { plan } from './index.ts';
import { planParams, type PlanParams } from './params.ts';
import type { PlanView } from './view.ts';

const data = exampleData('first');
const params: PlanParams = { ...initialParams(planParams), window: 30 };

/** What a base did: `bought` of `customers` bought once for so many minor units, and as many before. */
interface Did {
  readonly customers: number;
  readonly bought: number;
  readonly each?: number;
  readonly boughtBefore?: number;
  /** Of those who bought, how many had before too. */
  readonly both?: number;
  readonly gaps?: number;
  readonly weeks?: readonly number[];
}

function viewOf(did: Did, own: Partial<PlanParams> = {}): PlanView {
  const {
    customers,
    bought,
    each = 1000,
    boughtBefore = 0,
    both = 0,
    gaps = 100,
    weeks = [],
  } = did;
  const money = (people: number): number => (people === 0 ? 0 : people * each);
  const square = (people: number): number => (people === 0 ? 0 : people * each * each);
  const base = {
    ...{ part: 'base', week: null, customers: BigInt(customers), days: 30, before: 30, gaps },
    ...{ bought, bought_x_bought: bought, bought_before: boughtBefore },
    ...{ bought_before_x_bought_before: boughtBefore, bought_x_bought_before: both },
    ...{ revenue: money(bought), revenue_x_revenue: square(bought) },
    ...{
      revenue_before: money(boughtBefore),
      revenue_before_x_revenue_before: square(boughtBefore),
    },
    ...{ revenue_x_revenue_before: square(both), orders: bought, orders_x_orders: bought },
    ...{ orders_before: boughtBefore, orders_before_x_orders_before: boughtBefore },
    ...{ orders_x_orders_before: both, revenue_x_orders: money(bought) },
    revenue_before_x_orders: money(both),
  };
  const rows = [
    base,
    ...weeks.map((people, place) => ({ part: 'week', week: place + 1, customers: BigInt(people) })),
  ];
  const table = { toArray: () => rows.map((one) => ({ toJSON: () => one })) };
  return plan.view(table as unknown as Table, { ...params, ...own }, data);
}

function screenOf(view: PlanView, locale: 'en' | 'zh-Hant' = 'en'): Screen {
  const formats = formatsOf(createFormats(locale), locale, data.model);
  return plan.screen(view, { labels: plan.labels[locale], formats, data });
}

const few = { customers: 1240, bought: 62, weeks: [30, 25, 20] };

describe('a plan on screen', () => {
  test('says how many customers it takes, and what those at hand find', () => {
    // 5 % to 6 %: 8,158 in each group, by every published table of the pooled formula.
    const { answer, notes } = screenOf(viewOf(few, { mde: 20 }));
    expect(answer).toBe(
      'To see “Share who buy” go from 5.00% to 6.00% (+20.0%) within 30 days, a test needs 16,316 customers ' +
        'in 2 groups. In all the time of these data, so many different customers have not come.',
    );
    // R 4.3: power.prop.test(n = 620, p1 = .05, power = .8)$p2 = 0.0912: 82 % more.
    expect(notes[0]).toMatch(
      /^The 1,240 customers at hand find only differences from 8\d\.\d% up\.$/,
    );
    expect(notes[1]).toBe(plan.labels.en.advice);
    expect(screenOf(viewOf(few, { mde: 20 }), 'zh-Hant').answer).toContain(
      '由 5.00% 變為 6.00%（+20.0%），測試需要 16,316 位顧客，分為 2 組。',
    );
  });

  test('names the formula, and the number by each', () => {
    const totals = (['pooled', 'unpooled', 'baseline'] as const).map((formula) => {
      const view = viewOf(few, { mde: 20, formula });
      const subtitles = screenOf(view).blocks.flatMap((block) =>
        'subtitle' in block ? block.subtitle : [],
      );
      expect(subtitles.join()).toContain(plan.labels.en.formulas[formula]);
      return view.own.people?.control;
    });
    expect(totals).toEqual([8158, 8155, 7663]);
  });

  test('counts the weeks in which as many different customers have come', () => {
    const weeks = [9000, 5000, 2000, 1000];
    const view = viewOf({ ...few, weeks }, { mde: 20 });
    // 9,000 + 5,000 + 2,000 + 1,000 reach 16,316 in the fourth week.
    expect(view.weeks).toBe(4);
    expect(screenOf(view).answer).toContain(
      'They come within 4 weeks; the last of them then need 30 days',
    );
    expect(viewOf({ ...few, weeks }, { mde: 20, weekly: 1000 }).weeks).toBe(17);
  });

  test('of everybody on the first day takes no weeks, if there are enough', () => {
    const many = { customers: 20_000, bought: 1000 };
    expect(screenOf(viewOf(many, { mde: 20, enter: 'once' })).answer).toContain('They are at hand');
    expect(viewOf(few, { mde: 20, enter: 'once' }).weeks).toBeNull();
    expect(screenOf(viewOf(many, { mde: 20 })).notes).toContain(plan.labels.en.enough('20,000'));
  });

  test('takes out what was known before, by the square of the correlation', () => {
    // 100 of 1,000 bought, 100 before, 55 both: r = (55 − 10) / 90 = 0.5, so r² = 0.25.
    const view = viewOf({ customers: 1000, bought: 100, boughtBefore: 100, both: 55 });
    expect(view.own.cut).toBeCloseTo(0.25, 6);
    // Three quarters of the 14,750.79 that power.prop.test gives for 10 % to 11 %.
    expect(view.adjusted?.control).toBe(11_064);
    expect(screenOf(view).notes.join()).toContain('takes out 25.0% of the variance');
    const adjusted = viewOf(
      { customers: 1000, bought: 100, boughtBefore: 100, both: 55 },
      { adjust: true },
    );
    expect(adjusted.own.people).toEqual(view.adjusted);
  });

  test('plans with a baseline that was typed, and keeps the spread of amounts in proportion', () => {
    const typed = viewOf(few, { baseline: 10, mde: 10 });
    // 10 % to 11 %: power.prop.test(p1 = .1, p2 = .11, power = .8)$n = 14750.79
    expect(typed.own.people?.control).toBe(14_751);
    const money = viewOf(few, { metric: 'revenue', baseline: 7 });
    expect(money.own.value).toBe(700);
    expect(money.own.people).toEqual(viewOf(few, { metric: 'revenue' }).own.people);
  });

  test('says so where several tests share the false alarms, and where a test is one-sided', () => {
    const { notes } = screenOf(viewOf(few, { arms: 3, metrics: 2, sides: 'one' }));
    expect(notes).toContain(plan.labels.en.manyTests('4', '1.25%'));
    expect(notes).toContain(plan.labels.en.oneSided);
  });

  test('says so where the window is no cycle, and where the data are shorter than it', () => {
    const { notes } = screenOf(viewOf({ ...few, gaps: 3 }, { window: 0 }));
    expect(notes).toContain(plan.labels.en.usualDays('30 days'));
  });
});

describe('where there is nothing to plan from', () => {
  const cases: readonly (readonly [string, Did, Partial<PlanParams>, string])[] = [
    ['nobody had bought', { customers: 0, bought: 0 }, {}, 'Nobody had bought'],
    ['nobody bought in the window', { customers: 50, bought: 0 }, {}, 'zero or unknown'],
    ['everybody did', { customers: 50, bought: 50 }, {}, 'No number of customers'],
    ['there is one customer', { customers: 1, bought: 1 }, {}, 'No number of customers'],
    [
      'a share would pass 100%',
      { customers: 50, bought: 40 },
      { mde: 50 },
      'No number of customers',
    ],
    ['nothing varies', { customers: 50, bought: 50 }, { metric: 'revenue' }, 'does not vary'],
    [
      'there are no orders',
      { customers: 50, bought: 0 },
      { metric: 'orderValue' },
      'zero or unknown',
    ],
    [
      'revenue is negative',
      { customers: 50, bought: 5, each: -300 },
      { metric: 'revenue' },
      'zero or',
    ],
    [
      'a sum is no number',
      { customers: 50, bought: 5, each: Infinity },
      { metric: 'revenue' },
      'zero or',
    ],
    [
      'there are ten groups of few',
      { customers: 3, bought: 1 },
      { arms: 10, metrics: 20 },
      'To see',
    ],
    [
      'nobody had, but a baseline was typed',
      { customers: 0, bought: 0 },
      { baseline: 5 },
      'To see',
    ],
  ];

  test.each(cases)('because %s, the page says so in plain words', (_, did, own, said) => {
    const view = viewOf(did, own);
    for (const locale of ['en', 'zh-Hant'] as const) {
      const { answer, notes, blocks } = screenOf(view, locale);
      const formats = formatsOf(createFormats(locale), locale, data.model);
      if (locale === 'en') expect(answer).toContain(said);
      const tables = plan
        .tables(view, plan.labels[locale])
        .flatMap(({ columns, rows }) =>
          rows.map((row) =>
            row.map((cell, at) => formats.value(columns[at]?.kind ?? 'text', cell)),
          ),
        );
      const tiles = blocks.flatMap((block) =>
        block.kind === 'tiles'
          ? block.tiles.map(({ kind, value, note }) => [formats.value(kind, value), note])
          : [],
      );
      const texts = JSON.stringify([answer, notes, tables, tiles]);
      expect(texts).not.toMatch(/NaN|undefined|Infinity|∞/);
    }
  });
});
