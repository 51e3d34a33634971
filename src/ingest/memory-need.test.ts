import { expect, test } from 'vitest';
import type { SourcePlan } from '../core/model/plan.ts';
import { inspectFile } from './inspect.ts';
import { memoryNeed, requireMemory } from './memory-need.ts';
import type { Inspection } from './types.ts';

/** A shop of one line a day for a year, three lines to an order, as if it had so many rows. */
async function shop(rows: number): Promise<Inspection> {
  const lines = Array.from({ length: 365 }, (_, day) => {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    return `o${Math.floor(day / 3)},c${day % 40},${date},tea,web,10.00`;
  });
  const csv = ['order_id,customer_id,order_date,sku,channel,amount', ...lines, ''].join('\n');
  const found = await inspectFile(new File([csv], 'shop.csv'));
  const facts = { ...found.facts, records: rows, textBytes: rows * 40 };
  return { ...found, facts };
}

const withPlan = (file: Inspection, more: Partial<SourcePlan>): Inspection => ({
  ...file,
  plan: { ...file.plan, ...more },
});

test('Files of a few million rows fit, and files of thirty million are refused with what they need', async () => {
  const limit = 2.5e9;
  expect(() => requireMemory([], limit)).not.toThrow();
  const few = [await shop(5_000_000)];
  expect(() => requireMemory(few, limit)).not.toThrow();
  const many = [await shop(30_000_000)];
  expect(() => requireMemory(many, limit)).toThrow(/import\.tooLarge.*shop\.csv/);
  expect(memoryNeed(many)).toBeGreaterThan(limit);
});

test('Half the days, one row per order and fewer columns need less each', async () => {
  const all = await shop(30_000_000);
  const half = withPlan(all, { days: { first: '2024-07-01', last: '2024-12-31' } });
  const orders = withPlan(all, { grain: 'order' });
  const columns = all.plan.columns.map((column) =>
    column.use === 'dimension' ? { ...column, use: 'ignore' as const } : column,
  );
  const [whole, ofHalf, ofOrders, ofFew] = [all, half, orders, withPlan(all, { columns })].map(
    (file) => memoryNeed([file]),
  ) as [number, number, number, number];
  expect(ofHalf / whole).toBeGreaterThan(0.5);
  expect(ofHalf / whole).toBeLessThan(0.65);
  expect(ofOrders / whole).toBeLessThan(0.55);
  expect(ofFew).toBeLessThan(whole);
});

test('Tables that are looked up count too, and tables that are left out do not', async () => {
  const sales = await shop(1_000_000);
  const people = withPlan(await shop(1_000_000), { role: 'customers' });
  const left = withPlan(people, { role: 'unused' });
  expect(memoryNeed([sales, people])).toBe(memoryNeed([sales]) + 4 * people.facts.textBytes);
  expect(memoryNeed([sales, left])).toBe(memoryNeed([sales]));
});
