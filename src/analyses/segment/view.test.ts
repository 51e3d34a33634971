import { tableFromArrays, type Table } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { exampleData } from '../../../test/support/golden-model.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { Screen } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { segment } from './index.ts';
import { profileFields } from './fields.ts';
import { writeNamedRule } from '../../core/segment/named-rule.ts';
import { segmentParams, type SegmentParams } from './params.ts';
import type { SegmentView } from './view.ts';

const data = exampleData('history');
const often: Rule = { kind: 'number', of: 'days', from: 2, to: null };
const params: SegmentParams = { ...initialParams(segmentParams), name: 'Often', rule: often };

function screenOf(view: SegmentView, locale: 'en' | 'zh-Hant' = 'en'): Screen {
  const formats = formatsOf(createFormats(locale), locale, data.model);
  return segment.screen(view, { labels: segment.labels[locale], formats, data });
}

/** Rows of a profile: sizes, one point of the course, and who has which tier of the customers file. */
function profileOf(
  sizes: readonly (readonly [number, number, number, number])[],
  tiers: readonly (readonly [string, number, number])[],
  own: SegmentParams = params,
): SegmentView {
  const tier = profileFields(data.model).findIndex(
    (field) => field.kind === 'dimension' && field.dimension.id === 'tier',
  );
  const row = (part: string, place: number, numbers: Readonly<Record<string, bigint>>) => ({
    ...{ part, place, value: null, label: null },
    ...{ customers: 0n, everyone: 0n, buyers: 0n, orders: 0n, amount: 0n, paid: 0n },
    ...numbers,
  });
  const rows = [
    ...sizes.map(([inside, customers, buyers, orders]) =>
      row('size', inside, {
        ...{ customers: BigInt(customers), buyers: BigInt(buyers), orders: BigInt(orders) },
        ...{ amount: BigInt(customers * 1000), paid: BigInt(customers * 1000) },
      }),
    ),
    row('guest', 0, { amount: 5000n }),
    row('course', 12, { customers: BigInt(sizes[0]?.[1] ?? 0) }),
    ...tiers.map(([value, customers, everyone]) => ({
      ...row('value', tier, { customers: BigInt(customers), everyone: BigInt(everyone) }),
      value,
    })),
  ];
  const table = { toArray: () => rows.map((one) => ({ toJSON: () => one })) };
  return segment.view(table as unknown as Table, own, data);
}

describe('the profile on screen', () => {
  const tiers = [
    ['gold', 40, 130],
    ['blue', 160, 1870],
  ] as const;
  const view = profileOf(
    [
      [1, 200, 180, 360],
      [0, 1800, 1700, 3400],
    ],
    tiers,
  );

  test('says how many, how much, and what sets them apart with its interval', () => {
    // 40 / 200 by 130 / 2000 is 3.08; the interval is that of the test of the formula.
    expect(screenOf(view).answer).toBe(
      'Often: 200 customers, 10% of everyone, with 10% of net revenue. Most over-represented: ' +
        '“Tier: gold”, 3.08 times as often as among everyone (95% interval 2.40 to 3.85).',
    );
    expect(screenOf(view, 'zh-Hant').answer).toBe(
      'Often：200 位顧客，占全體 10%，占淨營收 10%。最突出的是「Tier：gold」，為全體的 3.08 倍（95% 區間 2.40 至 3.85）。',
    );
  });

  test('does not tell as a finding what the rule itself asks for', () => {
    const rule: Rule = { kind: 'column', column: 'tier', test: 'is', values: ['gold'] };
    const own = profileOf(
      [
        [1, 200, 180, 360],
        [0, 1800, 1700, 3400],
      ],
      tiers,
      { ...params, rule },
    );
    expect(screenOf(own).answer).not.toContain('gold');
  });

  test('counts people who never bought, and leaves the tile out where there are none', () => {
    const tilesOf = (screen: Screen): readonly string[] =>
      screen.blocks.flatMap((block) =>
        block.kind === 'tiles' ? block.tiles.map(({ id, value }) => `${id} ${String(value)}`) : [],
      );
    expect(tilesOf(screenOf(view))).toContain('never 20');
    const all = profileOf([[1, 200, 200, 400]], []);
    expect(tilesOf(screenOf(all)).some((tile) => tile.startsWith('never'))).toBe(false);
  });

  test('warns of few customers, of fixed days, of other frequencies, and of unknown columns', () => {
    const rule: Rule = {
      kind: 'all',
      rules: [
        { kind: 'day', of: 'first', from: '2023-01-01', to: null },
        { kind: 'column', column: 'nowhere', test: 'is', values: ['x'] },
      ],
    };
    const few = profileOf(
      [
        [1, 20, 20, 100],
        [0, 1000, 1000, 1000],
      ],
      [],
      { ...params, rule },
    );
    const { labels } = { labels: segment.labels.en };
    const { notes } = screenOf(few);
    expect(notes).toContain(labels.few('20'));
    expect(notes).toContain(labels.fixedDays);
    expect(notes).toContain(labels.unknown('nowhere'));
    expect(notes.join()).toContain('5.00 orders each');
  });

  test('leaves values of fewer than thirty people out of the picture, not out of the table', () => {
    const rare = profileOf(
      [
        [1, 200, 180, 360],
        [0, 1800, 1700, 3400],
      ],
      [...tiers, ['rare', 5, 29]],
    );
    const block = screenOf(rare).blocks.find(({ id }) => id === 'traits');
    if (block?.kind !== 'chart') throw new Error('there is a picture');
    expect(block.table.rows.map(([, value]) => value)).toContain('rare');
    expect(JSON.stringify(block.spec)).not.toContain('rare');
  });

  test('of nobody says so', () => {
    expect(screenOf(profileOf([[0, 10, 10, 10]], [])).answer).toBe(
      'Often: nobody meets the rule within these filters.',
    );
  });
});

describe('the overlap on screen', () => {
  const others = [
    writeNamedRule({ name: 'Big', rule: often }),
    writeNamedRule({ name: '', rule: often }),
  ];
  const view = segment.view(
    tableFromArrays({
      bits: Int32Array.from([0, 1, 3, 7, 4]),
      customers: BigInt64Array.from([50n, 10n, 20n, 5n, 2n]),
      buyers: BigInt64Array.from([40n, 10n, 20n, 5n, 2n]),
      amount: BigInt64Array.from([500n, 100n, 900n, 80n, 7n]),
    }),
    { ...params, show: 'overlap', others },
    data,
  );

  test('adds combinations up to segments, pairs and everyone', () => {
    if (view.show !== 'overlap') throw new Error('an overlap was asked for');
    expect(view.segments.map(({ customers }) => customers)).toEqual([35, 25, 7]);
    expect(view.shared).toEqual([
      [35, 25, 5],
      [25, 25, 5],
      [5, 5, 7],
    ]);
    expect([view.any.customers, view.none.customers, view.everyone.customers]).toEqual([
      37, 50, 87,
    ]);
    expect(view.any.revenue + view.none.revenue).toBe(1587n);
  });

  test('names every combination, the largest first, each with its mark', () => {
    const [table] = segment.tables(view, segment.labels.en);
    expect(table?.rows.map(([name, customers]) => [name, customers])).toEqual([
      ['Often + Big', 20],
      ['Only Often', 10],
      ['Often + Big + Segment 3', 5],
      ['Only Segment 3', 2],
    ]);
    expect(table?.marks).toEqual(['only:110', 'only:100', 'only:111', 'only:001']);
    expect(screenOf(view).answer).toBe(
      '3 segments hold 37 customers; 5 of them (13.5%) are in all.',
    );
  });
});
