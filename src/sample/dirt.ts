import type { Random } from './random.ts';

/**
 * How many cells or rows of each fault the files carry. Real exports look like this; the sample
 * does too, so that what the import repairs and refuses can be seen at work. See README.md.
 */
export const DIRT = {
  /** People registered twice: a second 會員編號, the same 電子郵件 with capitals. */
  twins: 60,
  /** 電子郵件 that no message can reach: no `@`, no domain, a full-width `＠`, a remark. */
  invalidEmails: 48,
  /** 電子郵件 left empty. */
  blankEmails: 240,
  /** 手機 that a spreadsheet read as a number: no hyphens, no leading zero. */
  phonesWithoutZero: 180,
  /** 手機 typed in full-width digits. */
  phonesFullWidth: 45,
  /** 姓名 with one or two spaces behind it. */
  namesTrailingSpace: 60,
  /** 縣市 left empty. */
  blankCities: 130,
  /** 生日 with an ROC year, `74/03/12`. */
  birthdaysRocSlashed: 16,
  /** 生日 with an ROC year in words, `民國74年3月12日`. */
  birthdaysRocWords: 8,
  /** 生日 with slashes and without padding, `1985/3/12`. */
  birthdaysSlashed: 36,
  /** 數量 typed in a full-width digit. */
  quantitiesFullWidth: 40,
  /** 商品名稱 with a space behind it. */
  productsTrailingSpace: 120,
  /** 會員編號 in the orders with a space behind it. */
  memberIdsTrailingSpace: 80,
  /** 金額 with a thousands comma, hence quoted: `"1,280"`. */
  amountsWithComma: 300,
  /** Order lines dated 30 February: nobody can say when they were placed. */
  impossibleDates: 6,
  /** Order lines whose 金額 is a spreadsheet's `#REF!`. */
  brokenAmounts: 4,
} as const;

/** ASCII digits as the full-width digits of an East Asian keyboard. */
export function fullWidthDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/**
 * Changes exactly `count` cells: those at random places among the rows that `spoil` can do
 * something with. `spoil` returns null for a row that does not lend itself to the fault.
 */
export function spoilCells<Row>(
  chance: Random,
  rows: readonly Row[],
  count: number,
  spoil: (row: Row) => (() => void) | null,
): void {
  const possible = rows.flatMap((row) => {
    const act = spoil(row);
    return act ? [act] : [];
  });
  if (possible.length < count) {
    throw new RangeError(`only ${possible.length} cells can carry a fault wanted ${count} times`);
  }
  for (const index of chance.sample(possible.length, count)) possible[index]?.();
}
