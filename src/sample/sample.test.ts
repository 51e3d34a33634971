import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { sampleFiles } from './sample.ts';
import { SAMPLE_SEED } from './shop.ts';

type Row = Readonly<Record<string, string>>;

const committed = (name: string): Buffer =>
  readFileSync(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));
const text = (name: string): string => gunzipSync(committed(name)).toString('utf8');
const read = (name: string): Row[] =>
  Papa.parse<Row>(text(name), { header: true, skipEmptyLines: true }).data;

const cell = (row: Row, column: string): string => row[column] ?? '';
const number = (value: string): number => Number(value.normalize('NFKC').replaceAll(',', ''));
const spaced = (value: string): boolean => value !== value.trimEnd();
const fullWidth = (value: string): boolean => /[０-９]/.test(value);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const everyOrderRow = read('orders');
const total = everyOrderRow.at(-1) ?? {};
const orderRows = everyOrderRow.slice(0, -1);
const badDates = orderRows.filter((row) => cell(row, '訂單日期').startsWith('2025/02/30'));
const badAmounts = orderRows.filter((row) => cell(row, '金額') === '#REF!');
const unreadable = new Set([...badDates, ...badAmounts]);
const lines = orderRows.filter((row) => !unreadable.has(row));
const customers = read('customers');
const assignments = read('assignments');

const netByOrder = new Map<string, number>();
for (const row of lines) {
  const id = cell(row, '訂單編號');
  netByOrder.set(id, (netByOrder.get(id) ?? 0) + number(cell(row, '金額')));
}
const refundLines = lines.filter((row) => number(cell(row, '數量')) < 0);
const distinct = (rows: readonly Row[], column: string): number =>
  new Set(rows.map((row) => cell(row, column).trim())).size;
const having = (rows: readonly Row[], column: string, is: (value: string) => boolean): number =>
  rows.filter((row) => is(cell(row, column))).length;
const arm = (name: string): number => having(assignments, '組別', (value) => value === name);
const empty = (value: string): boolean => value === '';
const like =
  (pattern: RegExp) =>
  (value: string): boolean =>
    pattern.test(value);

const buyers = new Set(lines.map((row) => cell(row, '會員編號').trim()));
const mailboxes = customers.flatMap((row) => {
  const address = cell(row, '電子郵件').toLowerCase();
  return address.includes('@') ? [address] : [];
});

/** Counted from the files alone, under the words of the README. */
const counts: Readonly<Record<string, number>> = {
  'rows in orders, without the header': everyOrderRow.length,
  'readable order lines': lines.length,
  'of these, refund lines': refundLines.length,
  orders: distinct(lines, '訂單編號'),
  'orders with a refund': distinct(refundLines, '訂單編號'),
  'orders refunded in full': [...netByOrder.values()].filter((net) => net === 0).length,
  'orders without a member number': distinct(
    lines.filter((row) => cell(row, '會員編號') === ''),
    '訂單編號',
  ),
  products: distinct(lines, '商品編號'),
  'net revenue, NT$': sum(lines.map((row) => number(cell(row, '金額')))),
  'rows in customers': customers.length,
  'members who never bought': having(customers, '會員編號', (id) => !buyers.has(id)),
  'rows in assignments': assignments.length,
  'members in arm A': arm('A'),
  'members in arm B': arm('B'),
  'members in 對照組': arm('對照組'),
  '訂單日期 that does not exist, `2025/02/30`': badDates.length,
  '金額 that is `#REF!`': badAmounts.length,
  '金額 with a comma, quoted: `"1,280"`': having(lines, '金額', like(/,/)),
  '數量 in a full-width digit': having(lines, '數量', fullWidth),
  '商品名稱 with a space behind it': having(lines, '商品名稱', spaced),
  '會員編號 in orders with a space behind it': having(lines, '會員編號', spaced),
  '姓名 with spaces behind it': having(customers, '姓名', spaced),
  'registered twice, the 電子郵件 differing in case': mailboxes.length - new Set(mailboxes).size,
  '電子郵件 that is none': having(
    customers,
    '電子郵件',
    (value) => value !== '' && !/^[\w.]+@[\w.]+\.\w+$/.test(value),
  ),
  '電子郵件 empty': having(customers, '電子郵件', empty),
  '手機 without its leading zero': having(customers, '手機', like(/^9\d{8}$/)),
  '手機 in full-width digits': having(customers, '手機', fullWidth),
  '手機 empty': having(customers, '手機', empty),
  '生日 as `74/03/12` (ROC)': having(customers, '生日', like(/^\d{2,3}\/\d\d\/\d\d$/)),
  '生日 as `民國74年3月12日`': having(customers, '生日', like(/^民國\d+年\d+月\d+日$/)),
  '生日 as `1985/3/12`': having(customers, '生日', like(/^\d{4}\/\d+\/\d+$/)),
  '生日 empty': having(customers, '生日', empty),
  '縣市 empty': having(customers, '縣市', empty),
  '同意行銷 empty': having(customers, '同意行銷', empty),
};

// Drawing the shop takes about a second; a busy machine may need several.
describe('the generator', { timeout: 60_000 }, () => {
  test('the committed files hold what the generator makes', () => {
    const made = sampleFiles(SAMPLE_SEED);
    for (const name of ['orders', 'customers', 'assignments'] as const) {
      expect(made[name] === text(name), `${name}: run npx tsx src/sample/main.ts`).toBe(true);
    }
  });

  test('the same seed gives the same text and another seed another shop', () => {
    const once = sampleFiles(7);
    expect(sampleFiles(7)).toEqual(once);
    expect(sampleFiles(8).orders).not.toBe(once.orders);
  });

  test('the files say nothing of when or where they were packed and stay below 1.5 MB', () => {
    const files = ['orders', 'customers', 'assignments'].map(committed);
    for (const bytes of files)
      expect([...bytes.subarray(4, 8), bytes[9]]).toEqual([0, 0, 0, 0, 255]);
    expect(sum(files.map((bytes) => bytes.length))).toBeLessThan(1_500_000);
  });
});

describe('the shop', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8').replace(/ +/g, ' ');

  test.each(Object.entries(counts))('the README states the number of %s', (what, count) => {
    expect(readme).toContain(`| ${what} | ${count.toLocaleString('en')} |`);
  });

  test('the amount of every readable line is quantity × price − discount', () => {
    const wrong = lines.filter((row) => {
      const [quantity = NaN, price = NaN, discount = NaN, amount = NaN] = [
        '數量',
        '單價',
        '折扣',
        '金額',
      ].map((column) => number(cell(row, column)));
      return amount !== quantity * price - discount;
    });
    expect(wrong).toEqual([]);
  });

  test('the total row states the sums of the readable lines', () => {
    expect(cell(total, '訂單編號')).toBe('合計');
    for (const column of ['數量', '折扣', '金額']) {
      expect(Number(cell(total, column))).toBe(sum(lines.map((row) => number(cell(row, column)))));
    }
  });

  test('every order and every assignment names a registered member or none', () => {
    const ids = new Set(customers.map((row) => cell(row, '會員編號')));
    expect(ids.size).toBe(customers.length);
    const stray = [...orderRows, ...assignments]
      .map((row) => cell(row, '會員編號').trim())
      .filter((id) => id !== '' && !ids.has(id));
    expect(stray).toEqual([]);
  });

  test('every refund follows a purchase of the same product under the same order number', () => {
    const key = (row: Row): string => `${cell(row, '訂單編號')} ${cell(row, '商品編號')}`;
    const bought = new Map(
      lines.filter((row) => !refundLines.includes(row)).map((row) => [key(row), row]),
    );
    for (const row of refundLines) {
      const original = bought.get(key(row)) ?? {};
      expect(cell(row, '訂單狀態')).toBe('已退款');
      expect(cell(original, '訂單日期') < cell(row, '訂單日期')).toBe(true);
      expect(-number(cell(row, '數量'))).toBeLessThanOrEqual(number(cell(original, '數量')));
    }
    expect([...netByOrder.values()].every((net) => net >= 0)).toBe(true);
  });

  test('orders stay within the two and a half years that end on 30 June 2026', () => {
    const dates = lines.map((row) => cell(row, '訂單日期')).sort();
    expect(dates.every((date) => /^\d{4}\/\d\d\/\d\d \d\d:\d\d$/.test(date))).toBe(true);
    expect(dates.at(0)?.slice(0, 10)).toBe('2024/01/01');
    expect(dates.at(-1)?.slice(0, 10)).toBe('2026/06/30');
  });

  test('no address can reach anybody and every phone is the number of a row', () => {
    const real = mailboxes.filter((address) => !/@(|example\.com|\w+\.example)$/.test(address));
    expect(real).toEqual([]);
    const phones = customers.map((row) => number(cell(row, '手機').replace(/[^\d０-９]/g, '')));
    expect(phones.every((phone) => phone === 0 || (phone > 9e8 && phone <= 900_008_000))).toBe(
      true,
    );
  });
});
