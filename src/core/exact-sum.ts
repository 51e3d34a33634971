/** Sums whole numbers exactly: a double as long as it holds the sum, and a bigint beside it. */
export class ExactSum {
  #low = 0;
  #high = 0n;

  add(value: number): void {
    const sum = this.#low + value;
    if (Number.isSafeInteger(sum)) this.#low = sum;
    else {
      this.#high += BigInt(this.#low);
      this.#low = value;
    }
  }

  get value(): bigint {
    return this.#high + BigInt(this.#low);
  }
}
