import { ExactSum } from '../../core/exact-sum.ts';
import type { RejectReason } from '../../core/model/info.ts';
import type { CellExample, LeftOut, RowCensus } from '../../core/model/census.ts';

const shownExamples = 5;
/** Counts records by what becomes of them. */
export class RowTally {
  #loaded = 0;
  readonly #sum = new ExactSum();
  readonly #leftOut = new Map<
    RejectReason,
    { rows: number; sum: ExactSum; withoutAmount: number; examples: CellExample[] }
  >();

  load(micros: number, rows = 1): void {
    this.#loaded += rows;
    this.#sum.add(micros);
  }

  /** Counts a record, or several with one example, that will be left out. */
  leaveOut(reason: RejectReason, micros: number | null, example: CellExample): void {
    let counted = this.#leftOut.get(reason);
    if (!counted) {
      counted = { rows: 0, sum: new ExactSum(), withoutAmount: 0, examples: [] };
      this.#leftOut.set(reason, counted);
    }
    counted.rows++;
    if (micros === null || !Number.isSafeInteger(micros)) counted.withoutAmount++;
    else counted.sum.add(micros);
    if (counted.examples.length < shownExamples) counted.examples.push(example);
  }

  /** `hasSum`: whether the records' amounts say what will be counted. */
  result(hasSum: boolean): RowCensus {
    const leftOut = [...this.#leftOut].map(
      ([reason, { rows, sum, withoutAmount, examples }]): LeftOut => ({
        ...{ reason, rows, micros: sum.value, withoutAmount },
        examples: [...examples],
      }),
    );
    return {
      loaded: this.#loaded,
      micros: hasSum ? this.#sum.value : null,
      leftOut: leftOut.sort((left, right) => right.rows - left.rows),
    };
  }
}
