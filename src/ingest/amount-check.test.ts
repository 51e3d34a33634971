import { describe, expect, test } from 'vitest';
import { inspectFile } from './inspect.ts';
import type { AmountCheck } from './amount-check.ts';

async function checked(lines: readonly string[]): Promise<AmountCheck | null> {
  const file = new File([`${lines.join('\n')}\n`], 'orders.csv');
  return (await inspectFile(file)).amountCheck;
}

const header = 'order_no,customer_id,order_date,qty,unit_price,discount,amount';
const line = (n: number, rest: string): string => `o${n},c${n % 4},2024-01-1${n % 9},${rest}`;
const lines = (each: (n: number) => string): string[] => [
  header,
  ...Array.from({ length: 20 }, (_, n) => line(n, each(n))),
];

describe('A stated amount beside price, quantity and discount', () => {
  test('is confirmed where it is what they make, up to the decimals it is written with', async () => {
    // 3 × 3.333 − 1 = 8.999, written as 9.00.
    expect(await checked(lines((n) => (n % 2 ? '3,3.333,1,9.00' : '2,5.00,,10.00')))).toMatchObject(
      {
        ...{ rows: 20, net: 20, beforeDiscount: 0 },
      },
    );
  });

  test('shows where it is from before the discount', async () => {
    expect(
      await checked(lines((n) => (n < 8 ? '2,5.00,1.50,10.00' : '2,5.00,0,10.00'))),
    ).toMatchObject({
      ...{ rows: 20, net: 12, beforeDiscount: 8 },
    });
  });

  test('takes a discount written as a negative amount for one too', async () => {
    expect(await checked(lines(() => '2,5.00,-1.50,8.50'))).toMatchObject({ net: 20 });
  });

  test('agrees with a refund', async () => {
    expect(await checked(lines(() => '-1,5.00,0,-5.00'))).toMatchObject({ net: 20 });
  });

  test('is not compared where one of them is missing, or a known export says what is what', async () => {
    expect(
      await checked(['order_no,customer_id,order_date,amount', 'o1,c1,2024-01-01,5']),
    ).toBeNull();
  });
});
