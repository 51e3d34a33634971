import { describe, expect, test } from 'vitest';
import { inspectFile } from './inspect.ts';

/** Orders with one more column, whose cells repeat as those of a dimension do. */
async function inspected(header: string, cells: readonly string[]) {
  const lines = Array.from(
    { length: 60 },
    (_, n) =>
      `A${n},c${n % 9},2024-01-${String(1 + (n % 28)).padStart(2, '0')},10,${cells[n % cells.length]!}`,
  );
  const text = ['Order ID,Customer ID,Order Date,Amount', ...lines];
  const file = new File([`${text[0]},${header}\n${lines.join('\n')}\n`], 'orders.csv');
  const { plan, columns } = await inspectFile(file);
  return { use: plan.columns[4]!.use, isPersonal: columns[4]!.isPersonal };
}

describe('A column', () => {
  test.each([
    ['of e-mail addresses', 'Account', ['ann@example.com', 'bob@example.com', 'cho@example.org']],
    ['of phone numbers', 'Reached at', ['0912-345-678', '0922-111-222', '0933-444-555']],
    ['that says it holds names', 'Recipient Name', ['Ann Lee', 'Bob Wu', 'Cho Lin']],
  ])('%s is personal, and nothing to filter by', async (_, header, cells) => {
    const { use, isPersonal } = await inspected(header, cells);
    expect(isPersonal).toBe(true);
    expect(use).not.toBe('dimension');
  });

  test('of labels is neither', async () => {
    expect(await inspected('Channel', ['web', 'shop', 'phone'])).toEqual({
      ...{ use: 'dimension', isPersonal: false },
    });
  });
});
