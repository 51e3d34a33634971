import { amountTypeFor, type Survey } from '../import-survey.ts';
import { ExactSum } from '../../core/exact-sum.ts';
import { intAt, numberAt, numberWidth, type PlainLines } from './plain-lines.ts';
import { none } from '../../core/text-codes.ts';

/** Surveys the lines, and brings their amounts and quantities to the scales it finds. */
export function surveyOf(lines: PlainLines): Survey {
  const scale = rescale(lines, numberAt.amount, 6);
  const quantityScale = rescale(lines, numberAt.quantity, 3);
  const [amount, refundAmount, guestAmount] = [new ExactSum(), new ExactSum(), new ExactSum()];
  let [refundRows, guestRows, largest] = [0, 0, 0];
  for (let row = 0; row < lines.rows; row++) {
    const value = lines.numbers[numberWidth * row + numberAt.amount] as number;
    amount.add(value);
    largest = Math.max(largest, Math.abs(value));
    if (lines.ints[lines.width * row + intAt.refund] === 1) {
      refundRows++;
      refundAmount.add(value);
    }
    if (lines.customerOf[lines.ints[lines.width * row + intAt.order] as number] === none) {
      guestRows++;
      guestAmount.add(value);
    }
  }
  return {
    scale,
    quantityScale,
    amountType: amountTypeFor(largest),
    rowsLoaded: lines.rows,
    rowsRefused: 0,
    linesMade: 0,
    rowsSummed: 0,
    refundRows,
    guestRows,
    amount: amount.value,
    refundAmount: refundAmount.value,
    guestAmount: guestAmount.value,
  };
}

/** Rescales values to the fewest decimals that hold every one of them, and returns how many those are. */
function rescale({ numbers, rows }: PlainLines, from: number, scaledBy: number): number {
  const end = numberWidth * rows;
  let decimals = 0;
  let unit = 10 ** scaledBy;
  for (let at = from; at < end && unit > 1; at += numberWidth) {
    const value = numbers[at] as number;
    while (Math.trunc(value / unit) * unit !== value) {
      decimals++;
      unit /= 10;
    }
  }
  if (unit > 1)
    for (let at = from; at < end; at += numberWidth) numbers[at] = (numbers[at] as number) / unit;
  return decimals;
}
