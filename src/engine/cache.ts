/**
 * Answers by query text and version of the data, the most recently used ones up to a number of
 * bytes. The same view asked twice is answered without the engine.
 */
export class AnswerCache {
  readonly #answers = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(private readonly capacity = 64 * 1024 * 1024) {}

  get(dataVersion: string, text: string): Uint8Array | null {
    const key = keyOf(dataVersion, text);
    const answer = this.#answers.get(key);
    if (!answer) return null;
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    return answer;
  }

  put(dataVersion: string, text: string, answer: Uint8Array): void {
    const key = keyOf(dataVersion, text);
    this.#remove(key);
    if (answer.byteLength > this.capacity / 4) return;
    this.#answers.set(key, answer);
    this.#bytes += answer.byteLength;
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.capacity) break;
      this.#remove(oldest);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#bytes = 0;
  }

  #remove(key: string): void {
    this.#bytes -= this.#answers.get(key)?.byteLength ?? 0;
    this.#answers.delete(key);
  }
}

function keyOf(dataVersion: string, text: string): string {
  return `${dataVersion}\n${text}`;
}
