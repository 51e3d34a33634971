/**
 * A piece of SQL as the engine's scanner cuts it. `word` is an unquoted name or keyword, `name` a quoted
 * one; `text` is what it stands for, without quotes. `from` and `to` are places in the query.
 */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Text that is not closed: a quote, a quoted name or a comment. */
export interface Unclosed {
  readonly from: number;
}

/**
 * What stands where, tried in this order, as the engine's scanner has it. White space is every space of
 * Unicode and every character without a width, because the engine takes some of them for spaces: a name
 * ends there.
 */
const patterns: readonly (readonly [Token['kind'] | 'blank', RegExp])[] = [
  ['blank', /(?:[\s\p{Z}\p{Cc}\p{Cf}]+|--[^\n\r]*)/uy],
  // A backslash escapes only in strings that begin with E.
  ['string', /[eE]'(?:[^'\\]|''|\\[^])*'/y],
  ['string', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")*"/y],
  // A tag does not begin with a digit: `$1` is a parameter.
  ['string', /\$((?:(?![\p{Z}\p{Cc}\p{Cf}])[A-Za-z_\u{80}-\u{10ffff}]\w*)?)\$[^]*?\$\1\$/uy],
  ['number', /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y],
  ['word', /(?![eE]')(?:(?![\p{Z}\p{Cc}\p{Cf}])[\w\u{80}-\u{10ffff}]\$*)+/uy],
  ['symbol', /[^]/uy],
];

/** Cuts a query into tokens; comments and spaces are left out. */
export function tokensOf(query: string): readonly Token[] | Unclosed {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    if (query.startsWith('/*', at)) {
      const end = endOfComment(query, at);
      if (end === null) return { from: at };
      at = end;
      continue;
    }
    const [kind, text] = longest(query, at);
    if (kind === 'symbol' && /['"$eE]/.test(text) && !/^\$\d/.test(query.slice(at, at + 2)))
      return { from: at };
    if (kind !== 'blank')
      tokens.push({ kind, text: meaning(kind, text), from: at, to: at + text.length });
    at += text.length;
  }
  return tokens;
}

function longest(query: string, at: number): readonly [Token['kind'] | 'blank', string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(query);
    if (found) return [kind, found[0]];
  }
  return ['symbol', query.charAt(at)];
}

/** Comments stand within comments. */
function endOfComment(query: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < query.length; at++) {
    if (query.startsWith('/*', at)) {
      depth += 1;
      at += 1;
    } else if (query.startsWith('*/', at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function meaning(kind: Token['kind'], text: string): string {
  if (kind === 'name') return text.slice(1, -1).replaceAll('""', '"');
  if (kind !== 'string') return text;
  const dollar = /^\$\w*\$/.exec(text);
  if (dollar) return text.slice(dollar[0].length, -dollar[0].length);
  return text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'");
}
