/** A piece of a formula, with the place of its first character, from 0. */
export type Token =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly at: number;
      readonly length: number;
    }
  | { readonly kind: 'name'; readonly name: string; readonly at: number; readonly length: number }
  | { readonly kind: Sign; readonly at: number; readonly length: 1 }
  | { readonly kind: 'end'; readonly at: number; readonly length: 0 };

export const signs = ['+', '-', '*', '/', '(', ')'] as const;
export type Sign = (typeof signs)[number];

/** What people write instead of the signs: full-width ones come with a Chinese keyboard. */
const spellings: Readonly<Record<string, Sign>> = {
  ...{ '＋': '+', '－': '-', '−': '-', '＊': '*', '×': '*', '／': '/', '÷': '/' },
  ...{ '（': '(', '）': ')' },
};

const space = /[\s\u3000]+/y;
const number = /\d+(?:\.\d+)?|\.\d+/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;

/** Cuts a formula into pieces; what no formula may hold is returned as its place. */
export function tokensOf(text: string): readonly Token[] | { readonly unknownAt: number } {
  const tokens: Token[] = [];
  let at = 0;
  const read = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  while (at < text.length) {
    const blank = read(space);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    const digits = read(number);
    const word = digits === null ? read(name) : null;
    const sign = signOf(text.charAt(at));
    if (digits !== null)
      tokens.push({ kind: 'number', value: Number(digits), at, length: digits.length });
    else if (word !== null) tokens.push({ kind: 'name', name: word, at, length: word.length });
    else if (sign) tokens.push({ kind: sign, at, length: 1 });
    else return { unknownAt: at };
    at += tokens.at(-1)?.length ?? 1;
  }
  return [...tokens, { kind: 'end', at: text.length, length: 0 }];
}

function signOf(character: string): Sign | null {
  return signs.find((sign) => sign === character) ?? spellings[character] ?? null;
}
