import { describe, expect, test } from 'vitest';
import { inspectFile } from '../inspect.ts';
import type { SourceRole } from '../../core/model/fields.ts';
import type { JoinFound } from '../../core/model/join.ts';
import { columnFor } from '../../core/model/plan.ts';
import { settleJoins } from './settle-joins.ts';
import type { JoinSurvey } from './types.ts';

/** Files as they are dropped together: their names with their lines. */
async function settled(
  files: Readonly<Record<string, readonly string[]>>,
  chosen: Readonly<Record<string, SourceRole>> = {},
): Promise<JoinSurvey & { readonly roles: Readonly<Record<string, string>> }> {
  const tables = [];
  for (const [name, lines] of Object.entries(files)) {
    const role = chosen[name];
    const file = new File([`${lines.join('\n')}\n`], name);
    const inspection = await inspectFile(file, {}, role ? { role } : {});
    tables.push({ inspection, isRoleChosen: role !== undefined });
  }
  const survey = await settleJoins(tables);
  return {
    ...survey,
    roles: Object.fromEntries(survey.plans.map(({ fileName, role }) => [fileName, role])),
  };
}

const found = ({ findings }: JoinSurvey, role: SourceRole): JoinFound | undefined =>
  findings.find((one): one is JoinFound => one.kind === 'joined' && one.role === role);

/** Sixty lines of twenty members, ten products and thirty orders. */
const sales = [
  'order_no,member_no,sold,sku,amount',
  ...Array.from(
    { length: 60 },
    (_, n) => `T${100 + (n >> 1)},M${10 + (n % 20)},2024-0${1 + (n % 9)}-11,S${n % 10},${n + 1}.50`,
  ),
];
const towns = ['Taipei', 'Tainan', 'Hualien'];
const members = Array.from({ length: 20 }, (_, n) => `M${10 + n},${towns[n % 3]}`);

describe('A column that no header names', () => {
  test('joins where it has the keys of the sales', async () => {
    const survey = await settled({ 'sales.csv': sales, 'b.csv': ['code,town', ...members] });
    expect(survey.roles).toEqual({ 'sales.csv': 'transactions', 'b.csv': 'customers' });
    expect(found(survey, 'customers')).toMatchObject({
      ...{ field: 'customer', column: 'code', salesColumn: 'member_no' },
      ...{ keys: { known: 20, all: 20 }, lines: { known: 60, all: 60 }, unused: 0 },
    });
    const [, plan] = survey.plans;
    expect(plan?.columns.map(({ use }) => use)).toEqual(['customer', 'dimension']);
  });

  test('of the sales is the customer where a table of customers has its values', async () => {
    const nameless = [sales[0]!.replace('member_no', 'cust'), ...sales.slice(1)];
    const survey = await settled({
      'sales.csv': nameless,
      'customers.csv': ['code,town', ...members],
    });
    expect(survey.roles['sales.csv']).toBe('transactions');
    expect(columnFor(survey.plans[0]!, 'customer')).toMatchObject({
      header: 'cust',
      reason: { code: 'join', detail: { share: 1 } },
    });
    expect(found(survey, 'customers')?.keys).toEqual({ known: 20, all: 20 });
  });

  test('of the sales stays nameless where the other table is about something else', async () => {
    const nameless = [sales[0]!.replace('member_no', 'place'), ...sales.slice(1)];
    const survey = await settled({
      'sales.csv': nameless,
      'regions.csv': ['code,town', ...members],
    });
    expect(columnFor(survey.plans[0]!, 'customer')).toBeNull();
  });
});

describe('A role that headers got wrong', () => {
  test('is put right by the values: ids of products, not of customers', async () => {
    const products = Array.from({ length: 10 }, (_, n) => `S${n},kind ${n % 2}`);
    const survey = await settled({ 'sales.csv': sales, 'list.csv': ['user_id,kind', ...products] });
    expect(survey.roles['list.csv']).toBe('products');
    expect(found(survey, 'products')?.keys).toEqual({ known: 10, all: 10 });
  });

  test('is put right for a table with sums per customer, which would double the revenue', async () => {
    const sums = members.map((line, n) => `${line},2023-01-${10 + n},${100 * n + 50}`);
    const survey = await settled({
      'sales.csv': sales,
      'crm.csv': ['member_no,town,date,total_spend', ...sums],
    });
    expect(survey.roles['crm.csv']).toBe('customers');
  });

  test('stays as the user chose it', async () => {
    const survey = await settled(
      { 'sales.csv': sales, 'b.csv': ['code,town', ...members] },
      { 'b.csv': 'unused' },
    );
    expect(survey.roles['b.csv']).toBe('unused');
    expect(survey.findings).toEqual([]);
  });

  test('is not taken from small numbers that are there by chance', async () => {
    const numbered = sales.map((line, n) => (n === 0 ? line : line.replace(/M(\d+)/, '$1')));
    const campaigns = Array.from({ length: 8 }, (_, n) => `${10 + n},Type ${n % 2}`);
    const survey = await settled({ 'sales.csv': numbered, 'c.csv': ['no,type', ...campaigns] });
    expect(survey.roles['c.csv']).toBe('unused');
  });
});

describe('Between several columns that could be the key', () => {
  test('the one with the keys of the sales is taken', async () => {
    const people = members.map((line, n) => `C-${n},${line}`);
    const survey = await settled({
      'sales.csv': sales,
      'customers.csv': ['customer_id,card,town', ...people],
    });
    expect(found(survey, 'customers')).toMatchObject({ column: 'card', keys: { known: 20 } });
  });
});

describe('Several files about one thing', () => {
  test('of one layout are counted as one table, as they are read', async () => {
    const survey = await settled({
      'sales.csv': sales,
      'north.csv': ['member_no,town', ...members.slice(0, 12)],
      'south.csv': ['member_no,town', ...members.slice(12)],
    });
    expect(survey.findings).toMatchObject([{ tables: [1, 2], keys: { known: 20, all: 20 } }]);
  });
});

test('People whose own ids no sale has are joined by their e-mail', async () => {
  const mail = (line: string): string => line.replace(/M(\d+)/, 'm$1@example.org');
  const contacts = members.map((line, n) => `R-${n},${mail(line)}`);
  const survey = await settled({
    'sales.csv': sales.map(mail),
    'crm.csv': ['customer_id,email,town', ...contacts],
  });
  expect(found(survey, 'customers')).toMatchObject({
    column: 'email',
    keys: { known: 20, all: 20 },
  });
});

describe('Before anything is imported', () => {
  test('keys without a row are counted, with their lines and examples', async () => {
    const some = members.slice(0, 15);
    const survey = await settled({ 'sales.csv': sales, 'm.csv': ['member_no,town', ...some] });
    expect(found(survey, 'customers')).toMatchObject({
      ...{ keys: { known: 15, all: 20 }, lines: { known: 45, all: 60 }, isRefused: false },
      unknown: ['M25', 'M26', 'M27'],
    });
  });

  test('leading zeros that one side lost are named', async () => {
    const padded = members.map((line) => line.replace(/M(\d+)/, '000$1'));
    const plain = sales.map((line, n) => (n === 0 ? line : line.replace(/M(\d+)/, '$1')));
    const survey = await settled({ 'sales.csv': plain, 'm.csv': ['member_no,town', ...padded] });
    expect(found(survey, 'customers')).toMatchObject({
      keys: { known: 0, all: 20 },
      hint: { kind: 'leadingZeros', keys: 20 },
    });
  });

  test('a join that would multiply revenue is refused, with examples', async () => {
    const campaigns = ['S0,a', 'S0,b', 'S1,a', 'S1,c', 'S2,a'];
    const survey = await settled(
      { 'sales.csv': sales, 'coupons.csv': ['sku,campaign', ...campaigns] },
      { 'coupons.csv': 'products' },
    );
    expect(found(survey, 'products')).toMatchObject({
      ...{ isRefused: true, contradicting: 2, repeated: 2 },
      contradictions: ['S0', 'S1'],
    });
  });

  test('rows that repeat a key with the same words are no reason to refuse', async () => {
    const twice = ['S0,tea', 'S0, tea ', 'S0,', 'S1,cup'];
    const survey = await settled(
      { 'sales.csv': sales, 'p.csv': ['sku,kind', ...twice] },
      { 'p.csv': 'products' },
    );
    expect(found(survey, 'products')).toMatchObject({
      contradicting: 0,
      repeated: 2,
      isRefused: false,
    });
  });

  test('totals at the end and rows that are no sales have no key', async () => {
    const total = [...sales, '合計,,,,1830'];
    const survey = await settled({ 'sales.csv': total, 'm.csv': ['member_no,town', ...members] });
    expect(found(survey, 'customers')?.lines).toEqual({ known: 60, all: 60 });
  });
});

describe('A table that is left out', () => {
  test('says that it has no column of the sales', async () => {
    const managers = ['region,manager', 'north,Dee', 'south,Lin', 'east,Wu'];
    const { findings, roles } = await settled({ 'sales.csv': sales, 'who.csv': managers });
    expect(roles['who.csv']).toBe('unused');
    expect(findings).toMatchObject([{ kind: 'leftOut', tables: [1], reason: 'noColumn' }]);
  });

  test('says which key it repeats', async () => {
    const visits = members.flatMap((line) => [`${line},web`, `${line},shop`]);
    const { findings } = await settled({
      'sales.csv': sales,
      'visits.csv': ['member_no,town,via', ...visits],
    });
    expect(findings).toMatchObject([
      { kind: 'leftOut', reason: 'keyRepeats', detail: { column: 'member_no' } },
    ]);
  });

  test('is a copy, byte by byte, of one that is there', async () => {
    const { roles, findings } = await settled({ 'sales.csv': sales, 'sales (1).csv': sales });
    expect(roles).toEqual({ 'sales.csv': 'transactions', 'sales (1).csv': 'unused' });
    expect(findings).toMatchObject([{ reason: 'sameRows', detail: { name: 'sales.csv' } }]);
  });
});

describe('Who was in which variant', () => {
  const arms = members.map((line, n) => `${line.split(',')[0]},${n % 2 ? 'A' : 'B'},2024-02-01`);

  test('is told by the header', async () => {
    const survey = await settled({
      'sales.csv': sales,
      'test.csv': ['會員編號,組別,發送時間', ...arms],
    });
    expect(survey.roles['test.csv']).toBe('assignments');
    expect(survey.plans[1]?.columns.map(({ use }) => use)).toEqual([
      'customer',
      'variant',
      'exposedAt',
    ]);
    expect(found(survey, 'assignments')).toMatchObject({
      keys: { known: 20, all: 20 },
      contradicting: 0,
    });
  });

  test('is told by the values where the header does not name the customer', async () => {
    const survey = await settled({ 'sales.csv': sales, 'test.csv': ['code,grp,at', ...arms] });
    expect(survey.roles['test.csv']).toBe('assignments');
  });

  test('may name a customer twice, which is counted', async () => {
    const survey = await settled({
      'sales.csv': sales,
      'test.csv': ['member_no,variant', ...arms.map((line) => line.slice(0, 5)), 'M10,A'],
    });
    expect(found(survey, 'assignments')).toMatchObject({
      contradicting: 1,
      isRefused: false,
      contradictions: ['M10'],
    });
  });
});
