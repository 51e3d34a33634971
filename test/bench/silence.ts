/** How often it is tried to be heard, in milliseconds. */
const beat = 5;

/**
 * Measures the longest times, in milliseconds, in which a worker said nothing (`interrupt` is called
 * when it does) and in which it heard nothing, because no task of its own could begin.
 */
export class Silence {
  #silent = 0;
  #deaf = 0;
  #said = performance.now();
  #heard = performance.now();
  readonly #timer = setInterval(() => this.#hear(), beat);

  interrupt(): void {
    const now = performance.now();
    this.#silent = Math.max(this.#silent, now - this.#said);
    this.#said = now;
  }

  end(): { readonly silent: number; readonly deaf: number } {
    clearInterval(this.#timer);
    this.interrupt();
    this.#hear();
    return { silent: this.#silent, deaf: this.#deaf };
  }

  #hear(): void {
    const now = performance.now();
    this.#deaf = Math.max(this.#deaf, now - this.#heard);
    this.#heard = now;
  }
}
