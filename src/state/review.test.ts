import { expect, test } from 'vitest';
import { inspectFile } from '../ingest/inspect.ts';
import type { Inspection } from '../ingest/types.ts';
import { asksCurrency, needsAnswer, Review, severalCurrencies } from './review.svelte.ts';

const mixed = [
  'Order ID,Customer ID,Order Date,Amount,Currency',
  'A1,c1,2024-01-05,100,TWD',
  'A2,c2,2024-01-06,7.50,USD',
  'A3,c1,2024-01-07,250,TWD',
];
const single = mixed.map((line) => line.replace('USD', 'TWD'));

async function reviewed(lines: readonly string[], name = 'orders.csv') {
  const file = new File([`${lines.join('\n')}\n`], name);
  return { file, inspection: await inspectFile(file) };
}

function show(review: Review, { file, inspection }: { file: File; inspection: Inspection }): void {
  review.show(file, {}, inspection);
}

test('A table in several currencies asks which one counts, and nothing is loaded before', async () => {
  const review = new Review();
  show(review, await reviewed(mixed));
  const inspection = (): Inspection => review.files[0]!.inspection;
  expect(severalCurrencies(inspection())).toEqual([
    { code: 'TWD', rows: 2 },
    { code: 'USD', rows: 1 },
  ]);
  expect(needsAnswer(inspection()) && review.needsAnswer).toBe(true);
  expect(() => review.sources).toThrow('mapping.chooseCurrency');
  // A currency that the table does not state is no answer.
  review.currency = 'EUR';
  expect(asksCurrency(inspection())).toBe(true);
  review.currency = 'USD';
  expect(review.needsAnswer).toBe(false);
  expect(review.sources.plan).toMatchObject({
    currency: 'USD',
    sources: [{ onlyCurrency: 'USD' }],
  });
});

test('A table that states one currency asks nothing, and keeps to it', async () => {
  const review = new Review();
  show(review, await reviewed(single));
  expect(review.needsAnswer).toBe(false);
  expect(review.sources.plan).toMatchObject({
    currency: 'TWD',
    sources: [{ onlyCurrency: 'TWD' }],
  });
});

test('One table’s currency is no answer for another', async () => {
  const review = new Review();
  show(review, await reviewed(mixed));
  show(review, await reviewed(single, 'more.csv'));
  expect(review.needsAnswer).toBe(true);
});

test('A column of currencies that is not used asks nothing', async () => {
  const { file, inspection } = await reviewed(mixed);
  const review = new Review();
  show(review, { file, inspection });
  review.remap(0, {
    ...inspection.plan,
    columns: inspection.plan.columns.map((column) =>
      column.use === 'currency' ? { ...column, use: 'ignore' } : column,
    ),
  });
  expect(review.needsAnswer).toBe(false);
});
