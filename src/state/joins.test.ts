import { expect, test } from 'vitest';
import type { SourcePlan } from '../core/model/plan.ts';
import type { JoinSurvey, JoinTable } from '../ingest/joins/types.ts';
import { inspectFile } from '../ingest/inspect.ts';
import { settleJoins } from '../ingest/joins/settle-joins.ts';
import { Joins } from './joins.svelte.ts';
import type { FileUnderReview } from './review.svelte.ts';

const sales = Array.from({ length: 30 }, (_, n) => `o${n},m${n % 10},2024-01-0${1 + (n % 9)},5.00`);
const towns = Array.from({ length: 10 }, (_, n) => `m${n},town ${n % 2}`);

async function under(name: string, lines: readonly string[]): Promise<FileUnderReview> {
  const file = new File([`${lines.join('\n')}\n`], name);
  const inspection = await inspectFile(file);
  return { file, inspection, overrides: {}, isRoleChosen: false, found: inspection.plan };
}

const dropped = (): Promise<FileUnderReview[]> =>
  Promise.all([
    under('sales.csv', ['order_no,member_no,date,amount', ...sales]),
    under('towns.csv', ['code,town', ...towns]),
  ]);

/** The real comparison, with a gate that holds every answer back, and a count of the questions. */
function compared(): { joins: Joins; asked: () => number; answer: () => Promise<void> } {
  let asked = 0;
  let open: (() => void)[] = [];
  const joins = new Joins({
    joins: async (tables: readonly JoinTable[]): Promise<JoinSurvey> => {
      asked++;
      await new Promise<void>((resolve) => open.push(resolve));
      return settleJoins(tables);
    },
  });
  const answer = async (): Promise<void> => {
    const waiting = open;
    open = [];
    for (const resolve of waiting) resolve();
    await new Promise((resolve) => setTimeout(resolve, 100));
  };
  return { joins, asked: () => asked, answer };
}

const withPlan = (file: FileUnderReview, plan: SourcePlan): FileUnderReview => ({
  ...file,
  inspection: { ...file.inspection, plan },
});

test('Tables are compared once, and their plans are settled by the answer', async () => {
  const { joins, asked, answer } = compared();
  let files: readonly FileUnderReview[] = await dropped();
  const settle = (index: number, plan: SourcePlan): void => {
    files = files.map((file, at) => (at === index ? withPlan(file, plan) : file));
  };
  joins.follow(files, settle);
  expect(joins.isComparing).toBe(true);
  await answer();
  expect(joins.isComparing).toBe(false);
  expect(files.map(({ inspection }) => inspection.plan.role)).toEqual([
    'transactions',
    'customers',
  ]);
  joins.follow(files, settle);
  expect([asked(), joins.findings.length]).toEqual([1, 1]);
});

test('A plan that changes meanwhile is not overwritten: the tables are compared again', async () => {
  const { joins, asked, answer } = compared();
  const [first, second] = (await dropped()) as [FileUnderReview, FileUnderReview];
  const settled: SourcePlan[] = [];
  joins.follow([first, second], (_, plan) => settled.push(plan));
  const changed = withPlan(first, {
    ...first.inspection.plan,
    refunds: { kind: 'status', values: ['x'] },
  });
  joins.follow([changed, second], (_, plan) => settled.push(plan));
  await answer();
  expect([asked(), settled.length]).toEqual([2, 0]);
  await answer();
  expect(settled.map(({ fileName, role }) => [fileName, role])).toEqual([
    ['towns.csv', 'customers'],
  ]);
});

test('An answer to a question that nobody asks any more changes nothing', async () => {
  const { joins, answer } = compared();
  const settled: SourcePlan[] = [];
  joins.follow(await dropped(), (_, plan) => settled.push(plan));
  joins.stop();
  await answer();
  expect([settled, joins.findings, joins.isComparing]).toEqual([[], [], false]);
});
