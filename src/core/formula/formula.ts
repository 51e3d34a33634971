import { tokensOf, type Sign, type Token } from './tokens.ts';

/** What a formula means. Names stand for numbers that the caller knows. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Formula }
  | {
      readonly kind: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
    };

/** Why a text is no formula, and where: a place of the text, from 0, and how many characters it is. */
export interface FormulaFault {
  readonly reason:
    | 'empty'
    | 'tooLong'
    | 'unknownCharacter'
    | 'unknownName'
    | 'valueExpected'
    | 'operatorExpected'
    | 'unclosed'
    | 'tooDeep';
  readonly at: number;
  readonly length: number;
  /** The character or the name. */
  readonly text: string;
}

export type ReadFormula =
  | { readonly formula: Formula; readonly fault: null }
  | { readonly formula: null; readonly fault: FormulaFault };

/** Longer formulas would not fit a link. */
export const longestFormula = 300;
/** Deeper ones are no formula of a person's, and could exhaust the stack. */
const deepest = 40;

/** Ends the reading from any depth. */
class Refusal extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.reason);
  }
}

/**
 * Reads a calculated measure such as `net_revenue / customers`: numbers, names, `+ − × ÷` and
 * brackets, products before sums, from left to right. Nothing in it can name anything but `names`.
 */
export function readFormula(text: string, names: ReadonlySet<string>): ReadFormula {
  if (text.length > longestFormula)
    return refused({ reason: 'tooLong', at: longestFormula, length: 1, text: '' });
  const tokens = tokensOf(text);
  if ('unknownAt' in tokens) {
    const found = String.fromCodePoint(text.codePointAt(tokens.unknownAt) ?? 0);
    return refused({
      ...{ reason: 'unknownCharacter', at: tokens.unknownAt },
      ...{ length: found.length, text: found },
    });
  }
  if (tokens.length === 1) return refused({ reason: 'empty', at: 0, length: 0, text: '' });
  try {
    return { formula: new Reader(text, tokens, names).whole(), fault: null };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.fault);
    throw error;
  }
}

function refused(fault: FormulaFault): ReadFormula {
  return { formula: null, fault };
}

/** Recursive descent: a method per level of precedence. */
class Reader {
  #place = 0;
  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly names: ReadonlySet<string>,
  ) {}

  whole(): Formula {
    const formula = this.#sum();
    if (this.#token.kind !== 'end') this.#refuse('operatorExpected');
    return formula;
  }

  get #token(): Token {
    const token = this.tokens[this.#place] ?? this.tokens.at(-1);
    if (!token) throw new TypeError('A formula without an end.');
    return token;
  }

  #sum(): Formula {
    return this.#chain(['+', '-'], () => this.#product());
  }

  #product(): Formula {
    return this.#chain(['*', '/'], () => this.#value());
  }

  #chain(kinds: readonly ('+' | '-' | '*' | '/')[], next: () => Formula): Formula {
    let left = next();
    for (;;) {
      const kind = kinds.find((one) => one === this.#token.kind);
      if (!kind) return left;
      this.#place += 1;
      left = { kind, left, right: next() };
    }
  }

  #value(): Formula {
    const token = this.#token;
    this.#place += 1;
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: token.value };
      case 'name':
        if (this.names.has(token.name)) return { kind: 'name', name: token.name };
        return this.#refuse('unknownName', token);
      case '-':
        return this.#deeper(token, () => ({ kind: 'negative', of: this.#value() }));
      case '(':
        return this.#deeper(token, () => {
          const inner = this.#sum();
          if (this.#token.kind !== ')')
            this.#refuse(this.#token.kind === 'end' ? 'unclosed' : 'operatorExpected');
          this.#place += 1;
          return inner;
        });
      default:
        return this.#refuse('valueExpected', token);
    }
  }

  #deeper(token: Token, read: () => Formula): Formula {
    this.#depth += 1;
    if (this.#depth > deepest) this.#refuse('tooDeep', token);
    const formula = read();
    this.#depth -= 1;
    return formula;
  }

  #refuse(reason: FormulaFault['reason'], { at, length }: Token = this.#token): never {
    throw new Refusal({ reason, at, length, text: this.text.slice(at, at + length) });
  }
}

/** The names a formula uses, each once, in the order in which they first stand. */
export function namesIn(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'name':
      return [formula.name];
    case 'negative':
      return namesIn(formula.of);
    default:
      return [...new Set([...namesIn(formula.left), ...namesIn(formula.right)])];
  }
}

/**
 * What a formula comes to. Nothing (null) follows from what is not there, from a division by zero and
 * from what no longer is a finite number.
 */
export function evaluate(
  formula: Formula,
  valueOf: (name: string) => number | null,
): number | null {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'name':
      return valueOf(formula.name);
    case 'negative': {
      const value = evaluate(formula.of, valueOf);
      return value === null ? null : -value;
    }
    default: {
      const left = evaluate(formula.left, valueOf);
      const right = evaluate(formula.right, valueOf);
      return left === null || right === null ? null : combined(formula.kind, left, right);
    }
  }
}

function combined(
  kind: Extract<Sign, '+' | '-' | '*' | '/'>,
  left: number,
  right: number,
): number | null {
  const value =
    kind === '+'
      ? left + right
      : kind === '-'
        ? left - right
        : kind === '*'
          ? left * right
          : left / right;
  return Number.isFinite(value) ? value : null;
}
