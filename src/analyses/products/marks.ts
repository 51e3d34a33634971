/** What customers did with one item (`buyers`) or with two. */
export type MarkKind = 'buyers' | 'pair' | 'missing' | 'next';

/**
 * A mark: `buyers:A`; `pair:A:B`, both in one basket; `missing:A:B`, bought A and never B;
 * `next:A:B`, first A, then B in time. Codes may hold any character.
 */
export function markOf(kind: MarkKind, ...codes: readonly string[]): string {
  return [kind, ...codes.map(escaped)].join(':');
}

/** Only what ends a code or a mark is escaped, so that links stay readable. */
function escaped(code: string): string {
  return code.replace(/[%:|]/g, encodeURIComponent);
}

/** The parts of a mark, or null where it is none. */
export function readMark(
  mark: string,
): { readonly kind: MarkKind; readonly codes: readonly string[] } | null {
  const match = /^(?:(buyers):([^:]*)|(pair|missing|next):([^:]*):([^:]*))$/.exec(mark);
  if (!match) return null;
  const [, alone, only, two, first, second] = match;
  try {
    const codes = (alone ? [only] : [first, second]).map((code) => decodeURIComponent(code ?? ''));
    if (codes.some((code) => code === '' || code.includes('\0'))) return null;
    return { kind: (alone ?? two) as MarkKind, codes };
  } catch {
    return null;
  }
}
