import type { RejectReason } from '../../core/model/info.ts';
import type { CellExample, LeftOut, RowCensus } from '../../core/model/census.ts';

const shownExamples = 5;
/** Above this a sum of doubles may lose millionths. */
const exact = Number.MAX_SAFE_INTEGER / 4;

/** A sum of whole numbers that loses nothing. */
export class ExactSum {
  #whole = 0n;
  #part = 0;

  add(value: number): void {
    this.#part += value;
    if (Math.abs(this.#part) > exact) this.#flush();
  }

  get total(): bigint {
    this.#flush();
    return this.#whole;
  }

  #flush(): void {
    this.#whole += BigInt(this.#part);
    this.#part = 0;
  }
}

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
    if (micros === null || Math.abs(micros) > exact) counted.withoutAmount++;
    else counted.sum.add(micros);
    if (counted.examples.length < shownExamples) counted.examples.push(example);
  }

  /** `hasSum`: whether the records' amounts say what will be counted. */
  result(hasSum: boolean): RowCensus {
    const leftOut = [...this.#leftOut].map(
      ([reason, { rows, sum, withoutAmount, examples }]): LeftOut => ({
        ...{ reason, rows, micros: sum.total, withoutAmount },
        examples: [...examples],
      }),
    );
    return {
      loaded: this.#loaded,
      micros: hasSum ? this.#sum.total : null,
      leftOut: leftOut.sort((left, right) => right.rows - left.rows),
    };
  }
}
