let asked = $state.raw<string | null>(null);

/** The dimension that a page asks to be filtered by; null for none. */
export function askedFilter(): string | null {
  return asked;
}

/** Asks the filter bar to open a dimension's filter; it answers once that is open. */
export function askFilter(dimension: string): void {
  asked = dimension;
}

export function answerAskedFilter(): void {
  asked = null;
}
