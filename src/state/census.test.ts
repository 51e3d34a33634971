import { describe, expect, test } from 'vitest';
import type { Census } from '../core/model/census.ts';
import type { SourcePlan } from '../core/model/plan.ts';
import type { DateOrder } from '../core/model/recipe.ts';
import { takeCensus, type CensusQuestion } from '../ingest/census/census.ts';
import { inspectFile } from '../ingest/inspect.ts';
import { CensusTaker } from './census.svelte.ts';
import type { FileUnderReview } from './review.svelte.ts';

const lines = Array.from({ length: 40 }, (_, i) => `A${i},M${i % 7},${(i % 12) + 1}/3/2024,5`);
const file = new File([['Order,Customer,Date,Amount', ...lines, ''].join('\n')], 'x.csv');
const dates = 2;

/** The file under review, its days read in an order that the user chose. */
async function reviewed(order: DateOrder, before?: FileUnderReview): Promise<FileUnderReview> {
  const inspection = before?.inspection ?? (await inspectFile(file));
  const plan: SourcePlan = {
    ...inspection.plan,
    columns: inspection.plan.columns.map((column) =>
      column.index === dates
        ? { ...column, recipe: { kind: 'date', order }, readingChosen: true }
        : column,
    ),
  };
  const changed = { ...inspection, plan };
  return { file, overrides: {}, isRoleChosen: false, inspection: changed, found: plan };
}

/** Counts without a worker, and keeps what was asked. */
class Counter {
  readonly asked: CensusQuestion[] = [];
  aborted = 0;
  hold: Promise<void> = Promise.resolve();

  async census(
    question: CensusQuestion,
    signal: AbortSignal,
    soFar: (census: Census) => void,
  ): Promise<Census> {
    this.asked.push(question);
    signal.addEventListener('abort', () => this.aborted++);
    await this.hold;
    return takeCensus(question, { signal, soFar });
  }
}

const never = (): void => {
  throw new Error('no better plan was to be found');
};

describe('what is understood of the files under review', () => {
  test('is counted again for the one column that is read differently', async () => {
    const counter = new Counter();
    const taker = new CensusTaker(counter);
    const first = await reviewed('dmy');
    taker.follow([first], never);
    await expect.poll(() => taker.of(first.inspection.data)?.isWhole).toBe(true);
    const second = await reviewed('mdy', first);
    taker.follow([second], never);
    await expect.poll(() => counter.asked.length).toBe(2);
    await expect.poll(() => taker.of(second.inspection.data)?.isWhole).toBe(true);
    expect(counter.asked[0]?.columns).toContain(dates);
    expect(counter.asked[1]?.columns).toEqual([dates]);
    const { columns } = taker.of(second.inspection.data)!;
    expect(columns).toHaveLength(4);
    expect(columns.every(({ cells }) => cells === 40)).toBe(true);
  });

  test('stops being counted when a plan changes, and when the review is over', async () => {
    const counter = new Counter();
    counter.hold = new Promise(() => undefined);
    const taker = new CensusTaker(counter);
    const first = await reviewed('dmy');
    taker.follow([first], never);
    taker.follow([first], never);
    expect(counter.asked).toHaveLength(1);
    taker.follow([await reviewed('mdy', first)], never);
    expect([counter.asked.length, counter.aborted]).toEqual([2, 1]);
    taker.close();
    expect(counter.aborted).toBe(2);
    expect(taker.of(first.inspection.data)).toBeNull();
  });
});
