import { describe, expect, test } from 'vitest';
import { inspectFile } from './inspect.ts';
import type { Inspection } from './types.ts';

const lineUser = (n: number): string => `U${String(n).padStart(32, '0a1b2c3d4e5f')}`;
const device = (n: number): string =>
  `6D92078A-8246-4BA4-AE5B-7610486${String(n).padStart(5, '0')}`;
const given = ['怡君', '美玲', '志豪', 'Ann', 'Bo'];
const family = ['張', '王', '吳', 'Lee', 'Wu'];

/** Twenty members with further columns, each made of a header and a cell per member. */
function members(
  ...columns: readonly (readonly [string, (n: number) => string])[]
): Promise<Inspection> {
  const rows = Array.from({ length: 20 }, (_, n) =>
    [`M${n}`, ...columns.map(([, cell]) => cell(n))].join(','),
  );
  const header = ['Member ID', ...columns.map(([name]) => name)].join(',');
  return inspectFile(new File([[header, ...rows, ''].join('\n')], 'members.csv'));
}

/** The uses of all columns but the key, with whether their values are personal. */
const told = ({ plan, columns }: Inspection) =>
  plan.columns.slice(1).map(({ use }, index) => [use, columns[index + 1]?.isPersonal]);

const givenName = (n: number): string => given[n % given.length] ?? '';
const familyName = (n: number): string => family[n % family.length] ?? '';

describe('A name in two parts', () => {
  test.each([
    ['First Name', 'Last Name'],
    ['given_name', 'family_name'],
    ['名字', '姓氏'],
    ['名', '姓'],
    ['お名前（名）', 'お名前（姓）'],
    ['이름', '성'],
  ])('is known as %s and %s', async (first, last) => {
    const found = await members([last, familyName], [first, givenName]);
    expect(found.plan.role).toBe('customers');
    expect(found.plan.columns.map(({ use }) => use)).toEqual(['customer', 'lastName', 'firstName']);
    const turned = await members([first, givenName], [last, familyName]);
    expect(turned.plan.columns.map(({ use }) => use)).toEqual([
      ...['customer', 'firstName', 'lastName'],
    ]);
  });

  test.each(['名字', '이름', '姓名', '氏名', 'Full Name'])(
    'is none where %s stands alone, which is the whole name',
    async (header) => {
      const found = await members([header, (n) => familyName(n) + givenName(n)]);
      expect(found.plan.columns[1]?.use).toBe('name');
    },
  );

  test('may stand beside the whole one', async () => {
    const whole = (n: number): string => familyName(n) + givenName(n);
    const found = await members(['姓名', whole], ['姓氏', familyName], ['名字', givenName]);
    expect(found.plan.columns.map(({ use }) => use)).toEqual([
      ...['customer', 'name', 'lastName', 'firstName'],
    ]);
  });

  test('in sales is neither loaded nor filtered by', async () => {
    const lines = Array.from(
      { length: 40 },
      (_, n) => `A${n},c${n % 5},2024-01-0${1 + (n % 9)},10,${givenName(n)},${familyName(n)}`,
    );
    const header = 'Order ID,Customer ID,Order Date,Amount,First Name,Last Name';
    const text = [header, ...lines, ''].join('\n');
    const { plan } = await inspectFile(new File([text], 'orders.csv'));
    expect(plan.role).toBe('transactions');
    expect(plan.columns.slice(4).map(({ use }) => use)).toEqual(['ignore', 'ignore']);
  });
});

describe('A user of LINE', () => {
  test.each([
    'LINE UID',
    'LINE user id',
    'lineUserId',
    'LINE使用者ID',
    'LINE 使用者 ID',
    'LINE ID',
  ])('is known by %s', async (header) => {
    expect(told(await members([header, lineUser]))).toEqual([['lineUser', true]]);
  });

  test('is not who gives the name that friends search for', async () => {
    const found = await members(['LINE ID', (n) => `tea-lover-${n}`]);
    expect(told(found)).toEqual([['ignore', true]]);
  });

  test('is found where half of the members have none', async () => {
    const found = await members(['LINE UID', (n) => (n % 2 ? '' : lineUser(n))]);
    expect(told(found)).toEqual([['lineUser', true]]);
  });
});

describe('A device', () => {
  test.each(['IDFA', 'GAID', 'MAID', 'advertising_id', 'Mobile Ad ID', '廣告識別碼', 'Device ID'])(
    'is known by %s',
    async (header) => {
      expect(told(await members([header, device]))[0]?.[0]).toBe('device');
    },
  );

  test('is none where the column says what was used, which is something to filter by', async () => {
    const found = await members(['Device', (n) => (n % 2 ? 'phone' : 'desktop')]);
    expect(told(found)).toEqual([['dimension', false]]);
  });
});

describe('Consent', () => {
  test('to letters is told, and that to messages stays something to filter by', async () => {
    const answer = (n: number): string => (n % 3 ? 'yes' : 'no');
    const found = await members(['Accepts Marketing', answer], ['Accepts SMS Marketing', answer]);
    expect(told(found)).toEqual([
      ['consent', false],
      ['dimension', false],
    ]);
  });
});

describe('An export that is known', () => {
  test('may have a column more that says how to reach people, and no second one of those it has', async () => {
    const header = 'Klaviyo ID,Email,First Name,Last Name,Phone Number,Other Email,LINE UID';
    const lines = Array.from(
      { length: 9 },
      (_, n) =>
        `K${n},a${n}@example.com,${givenName(n)},${familyName(n)},091200000${n},b${n}@example.com,${lineUser(n)}`,
    );
    const text = [header, ...lines, ''].join('\n');
    const { plan } = await inspectFile(new File([text], 'profiles.csv'));
    expect(plan.platform).toBe('klaviyo-profiles');
    expect(plan.columns.map(({ use }) => use)).toEqual([
      ...['customer', 'email', 'firstName', 'lastName', 'phone', 'ignore', 'lineUser'],
    ]);
  });
});
