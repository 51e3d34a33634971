import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { initialParams } from '../../core/spec/params.ts';
import { repurchase } from './index.ts';
import { repurchaseParams, type RepurchaseParams } from './params.ts';
import { codeOfPart, type Part } from './rows.ts';
import { viewRepurchase } from './view.ts';

const columns = {
  part: 'integer',
  key: 'integer',
  days: 'integer',
  closed: 'bigint',
  still_open: 'bigint',
  amount: 'bigint',
  total: 'bigint',
} as const;
const data = exampleData('history');
const initial = initialParams(repurchaseParams);

type Row = readonly [Part, ...(number | bigint)[]];
const view = (rows: readonly Row[], params: Partial<RepurchaseParams> = {}) =>
  viewRepurchase(
    arrowTable(
      columns,
      rows.map(([part, ...cells]) => [codeOfPart(part), ...cells]),
    ),
    { ...initial, ...params },
    data,
  );
const screen = (rows: readonly Row[], params: Partial<RepurchaseParams> = {}) =>
  repurchase.screen(view(rows, params), {
    labels: repurchase.labels.en,
    formats: formatsOf(createFormats('en'), 'en', data.model),
    data,
  });

/**
 * Four customers: one came back after 10 days and waits for 15, one after 20 days and waits for 30, two
 * have not come back after 15 and 30.
 */
const answer: readonly Row[] = [
  ['spell', 1, 10, 1n, 0n, 0n, 0n],
  ['spell', 1, 15, 0n, 1n, 3_000n, 0n],
  ['spell', 1, 20, 1n, 0n, 0n, 0n],
  ['spell', 1, 30, 0n, 1n, 9_000n, 0n],
  ['spell', 2, 15, 0n, 1n, 500n, 0n],
  ['spell', 2, 30, 0n, 1n, 700n, 0n],
  ['bin', 1, 0, 1n, 1n, 0n, 0n],
  ['bin', 2, 0, 1n, 1n, 0n, 0n],
  ['step', 1, 14, 1n, 4n, 0n, 0n],
  ['within', 0, 14, 0n, 0n, 0n, 0n],
  ['money', 0, 0, 0n, 0n, 1_000n, 20_000n],
];

describe('a repurchase view', () => {
  test('keeps gaps that closed apart from the time to the next purchase', () => {
    // By hand: S(10) = 3/4, S(20) = 3/4 · 1/2; the gaps that closed are 10 and 20.
    const { all } = view(answer, { origin: 'first' });
    expect(all.estimate.steps.map(({ survival }) => survival)).toEqual([0.75, 0.75, 0.375, 0.375]);
    expect(all.estimate.median).toBe(20);
    expect(all.gaps).toEqual({ count: 2, p25: 12.5, median: 15, p75: 17.5 });
  });

  test('finds who is overdue among the open gaps of the same origin', () => {
    // Longer than 17.5 days after the first purchase: the customer who waits for 30.
    const { all, late } = view(answer, { origin: 'first' });
    expect(all.overdue).toEqual({ threshold: 17.5, customers: 1, amount: 9_000n });
    // Expected a median of 15 days after a purchase 30 days before the end, 20 March 2024.
    expect(late[0]).toMatchObject({ from: 1, to: 30, customers: 1, expectedTo: '2024-03-17' });
    expect(view(answer).all.overdue).toMatchObject({ customers: 2, amount: 9_700n });
  });

  test('says in one sentence when customers come back, who is overdue and what they are worth', () => {
    expect(screen(answer, { origin: 'first' }).answer).toBe(
      'The median customer makes a second purchase after 20 days; 1 customer worth £90 is overdue.',
    );
  });

  test('says so where the data are thin, lack customers, or begin mid-life', () => {
    const { labels } = repurchase;
    const { notes } = screen(answer, { origin: 'first' });
    expect(notes).toContain(labels.en.fewGaps(2));
    expect(notes).toContain(labels.en.guests('5%'));
    expect(notes).toContain(labels.en.early('12 Feb 2023'));
  });

  test('calls no group of few gaps fastest or slowest, and says how many there are', () => {
    const rows: readonly Row[] = [
      ['spell', 1, 10, 40n, 0n, 0n, 0n],
      ['spell', 2, 20, 30n, 0n, 0n, 0n],
      ['spell', 3, 90, 29n, 1n, 100n, 0n],
    ];
    const { blocks, notes } = screen(rows);
    const block = blocks.find(({ id }) => id === 'groups');
    expect(block?.kind === 'chart' && block.alternative).toBe(
      repurchase.labels.en.groupsAlternative('1st → 2nd', '10 days', '2nd → 3rd', '20 days'),
    );
    expect(notes).toContain(repurchase.labels.en.thinGroups(1, 30));
    expect(notes).toContain(repurchase.labels.en.early('12 Feb 2023'));
  });

  test('of tiers has the words of the pyramid, and says that it looks back', () => {
    const groups: readonly Row[] = [
      ['group', 0, 10, 1n, 0n, 0n, 0n],
      ['group', 4, 30, 0n, 1n, 9_000n, 0n],
    ];
    const { blocks, notes } = screen([...answer, ...groups], { origin: 'first', by: 'tier' });
    const block = blocks.find(({ id }) => id === 'groups');
    if (block?.kind !== 'chart') throw new Error('the screen compares groups');
    expect(block.title).toBe(repurchase.labels.en.groupsTitle('Pyramid tier'));
    expect(block.table.rows.map(([name]) => name)).toEqual(['Top 1%', 'Inactive']);
    expect(block.table.marks).toEqual(['group:tier-top', 'group:tier-inactive']);
    expect(notes).toContain(repurchase.labels.en.hindsight.tier);
  });

  test('of nobody, and of nobody who came back, is an answer without charts', () => {
    expect(screen([]).answer).toBe(repurchase.labels.en.empty);
    expect(screen([]).blocks).toEqual([]);
    const once: readonly Row[] = [['spell', 1, 40, 0n, 3n, 100n, 0n]];
    expect(screen(once).answer).toBe(repurchase.labels.en.noRepeats('3'));
    expect(screen(once).blocks.map(({ kind }) => kind)).toEqual(['tiles']);
  });
});
