import type { AppError, ErrorCode } from '../error.ts';
import { mayCall } from './functions.ts';
import { placeAt } from './place.ts';
import { tokensOf, type Token } from './tokens.ts';

/** What may be run, or why it may not, with the place in the query. */
export type Checked =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: AppError };

/** Names that a query may not begin a path with, and those of the views that it may describe. */
export interface Known {
  readonly schemas?: readonly string[];
  readonly views?: readonly string[];
}

/** Longer texts are no questions of people. */
export const mostCharacters = 20_000;

/** Words that a query begins with. */
const openings = new Set(
  'select with from values describe desc summarize table pivot unpivot ('.split(' '),
);

/** Statements that do something else than answer: named where the body of a common table begins. */
const others = new Set(
  `alter analyze attach begin call checkpoint comment commit copy create deallocate delete detach drop
  execute explain export force import insert install load merge pragma prepare reset rollback set show
  start truncate update upsert use vacuum`.split(/\s+/),
);

/** The engine's own tables, which tell of everything that is open; also written as texts. */
const ownTables = /^(?:duckdb|pg|pragma|sqlite)_\w*$/i;

/** Databases and schemas of the engine itself. */
const ownSchemas = [
  'main',
  'temp',
  'system',
  'memory',
  'packed',
  'information_schema',
  'pg_catalog',
];

/**
 * Whether a text is one query that reads nothing but the documented views: one statement that begins
 * like a question, with functions that only compute, and without the names of `schemas` and of the
 * engine's own tables. The answer's text has no final semicolon, its places are those of the question.
 */
export function checkQuery(query: string, { schemas = [], views = [] }: Known = {}): Checked {
  const refuse = (code: ErrorCode, at: Pick<Token, 'from' | 'to'>, name = ''): Checked => ({
    ok: false,
    error: {
      code,
      detail: { ...(name === '' ? {} : { name }), ...placeAt(query, at.from), to: at.to },
    },
  });
  if (query.length > mostCharacters)
    return { ok: false, error: { code: 'query.tooLong', detail: { most: mostCharacters } } };
  const cut = tokensOf(query);
  if ('from' in cut) return refuse('query.unclosed', { from: cut.from, to: cut.from + 1 });
  const tokens = withoutEnd(cut);
  const [first] = tokens;
  if (!first) return { ok: false, error: { code: 'query.empty', detail: {} } };
  if (first.kind === 'name' || first.kind === 'string' || !openings.has(first.text.toLowerCase()))
    return refuse('query.readOnly', first, first.text.toUpperCase());

  const closed = new Set([...ownSchemas, ...schemas].map((name) => name.toLowerCase()));
  let depth = 0;
  for (const [place, token] of tokens.entries()) {
    const { kind, text } = token;
    const next = tokens[place + 1];
    if (kind === 'symbol') {
      if (text === ';') return refuse('query.several', token);
      depth += text === '(' ? 1 : text === ')' ? -1 : 0;
      if (depth < 0) return refuse('query.unclosed', token);
      continue;
    }
    if (kind === 'number') continue;
    if (ownTables.test(text)) return refuse('query.relation', token, text);
    if (kind === 'string') continue;
    if (kind === 'word' && others.has(text.toLowerCase()) && beginsBody(tokens, place))
      return refuse('query.readOnly', token, text.toUpperCase());
    if (isWord(token, 'show') || (listsTables(tokens, place) && !isView(next, views)))
      return refuse('query.readOnly', token, text.toUpperCase());
    if (isSymbol(next, '.') && closed.has(text.toLowerCase()))
      return refuse('query.relation', token, text);
    if (isSymbol(next, '(') && !mayCall(text) && !namesColumns(tokens, place))
      return refuse('query.function', token, text);
  }
  const open = tokens.find((token) => isSymbol(token, '('));
  if (depth > 0 && open) return refuse('query.unclosed', open);
  return { ok: true, text: query.slice(0, tokens.at(-1)?.to) };
}

/** A semicolon at the very end is no second statement. */
function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  return isSymbol(tokens.at(-1), ';') ? withoutEnd(tokens.slice(0, -1)) : tokens;
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toLowerCase());
}

/** Whether a token describes something that is no query: without a name it would be every table there is. */
function listsTables(tokens: readonly Token[], place: number): boolean {
  const begins = place === 0 || isSymbol(tokens[place - 1], '(');
  if (!begins || !isWord(tokens[place], 'describe', 'desc', 'summarize')) return false;
  const next = tokens[place + 1];
  return next === undefined || !openings.has(next.text.toLowerCase());
}

function isView(token: Token | undefined, views: readonly string[]): boolean {
  return token !== undefined && views.includes(token.text.toLowerCase());
}

/** Whether a token is the first after `as (` or `materialized (`. */
function beginsBody(tokens: readonly Token[], place: number): boolean {
  return isSymbol(tokens[place - 1], '(') && isWord(tokens[place - 2], 'as', 'materialized');
}

/**
 * Whether the parenthesis after a name holds the columns of what it names: `as t (a, b)`,
 * `(…) t (a, b)`, or `t (a, b) as (select` of a common table expression.
 */
function namesColumns(tokens: readonly Token[], place: number): boolean {
  let end = place + 2;
  while (tokens[end]?.kind === 'word' || tokens[end]?.kind === 'name' || isSymbol(tokens[end], ','))
    end += 1;
  if (!isSymbol(tokens[end], ')')) return false;
  if (isWord(tokens[place - 1], 'as') || followsRows(tokens, place)) return true;
  const rest = tokens.slice(end + 1, end + 6).filter((one) => !isWord(one, 'not', 'materialized'));
  const body = rest[2]?.text.toLowerCase() ?? '';
  return isWord(rest[0], 'as') && isSymbol(rest[1], '(') && openings.has(body);
}

/** Whether a name stands after a parenthesis that closed rows: after `distinct on (…)` it would be a value. */
function followsRows(tokens: readonly Token[], place: number): boolean {
  if (!isSymbol(tokens[place - 1], ')')) return false;
  let depth = 0;
  for (let at = place - 1; at >= 0; at--) {
    depth += isSymbol(tokens[at], ')') ? 1 : isSymbol(tokens[at], '(') ? -1 : 0;
    if (depth === 0) return !isWord(tokens[at - 1], 'on');
  }
  return false;
}
