import { tree, type LiteralValue, type Operation, type Sql, type SqlNode } from './node.ts';

/** A query or a value that the builder refuses, with the reason. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
}

/**
 * The SQL template: text from the source code, holes only for trees.
 *
 * Common indentation is removed, so that the query a user reads is the query as written. The text
 * may not contain what engines read differently (`//`), end a statement (`;`), or leave a quote or a
 * comment open around a hole.
 */
export function sql(strings: TemplateStringsArray, ...holes: readonly Sql[]): Sql {
  const nodes: SqlNode[] = [];
  dedent(strings).forEach((text, index) => {
    refuseAmbiguousText(text);
    if (text !== '') nodes.push({ kind: 'text', text });
    const hole = holes[index];
    if (hole) refuseOpenComment(text);
    if (hole) nodes.push(...indented(hole.nodes, currentIndent(nodes)));
  });
  return tree(nodes);
}

/** A value as a literal of its own type. */
export function lit(value: LiteralValue): Sql {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new SqlError(`${value} has no SQL literal`);
  if (typeof value === 'string') refuseNul(value);
  if (typeof value === 'object' && value !== null && !isDay(value.day))
    throw new SqlError(`not a calendar day: ${JSON.stringify(value.day)}`);
  return tree([{ kind: 'literal', value }]);
}

/** A calendar day (`YYYY-MM-DD`) as a date literal. */
export function day(value: string): Sql {
  return lit({ day: value });
}

/** A quoted, possibly qualified name: `id('shop', 'line')` is the table `line` of schema `shop`. */
export function id(...path: readonly [string, ...string[]]): Sql {
  for (const name of path) {
    refuseNul(name);
    if (name === '') throw new SqlError('an identifier may not be empty');
  }
  return tree([{ kind: 'identifier', path }]);
}

/** One of the operations that engines spell differently. */
export function op(operation: Operation): Sql {
  return tree([{ kind: 'operation', operation }]);
}

/** Trees separated by `, ` (or by another tree, such as ` and `). */
export function join(
  items: readonly Sql[],
  separator: Sql = tree([{ kind: 'text', text: ', ' }]),
): Sql {
  return tree(
    items.flatMap((item, index) =>
      index === 0 ? item.nodes : [...separator.nodes, ...item.nodes],
    ),
  );
}

/** All conditions at once; no condition at all is true. */
export function all(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql`true`;
  return join(
    conditions.map((condition) => sql`(${condition})`),
    sql` and `,
  );
}

/** A line break, and `union all` on a line of its own, for joining queries. */
export const newline: Sql = tree([{ kind: 'text', text: '\n' }]);
export const unionAll: Sql = tree([{ kind: 'text', text: '\nunion all\n' }]);

/** No SQL: for a clause that is not needed. */
export const nothing: Sql = tree([]);

/** Every unqualified name in a query, in the order in which they stand; some come several times. */
export function namesIn(query: Sql): readonly string[] {
  return query.nodes.flatMap((node) => {
    if (node.kind === 'identifier') return node.path.length === 1 ? node.path : [];
    if (node.kind !== 'operation') return [];
    return Object.values(node.operation).flatMap((operand: unknown) =>
      isTree(operand) ? namesIn(operand) : [],
    );
  });
}

function isTree(operand: unknown): operand is Sql {
  return typeof operand === 'object' && operand !== null && 'nodes' in operand;
}

/** Whether `YYYY-MM-DD` names a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new SqlError('a NUL byte can not stand in SQL');
}

/** Quoted text, quoted names and comments, whichever begins first. */
const quotedOrComment = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*/g;

function refuseAmbiguousText(text: string): void {
  refuseNul(text);
  const outside = text.replace(quotedOrComment, '');
  if (outside.includes('//')) throw new SqlError('use the intDivide operation instead of //');
  if (outside.includes('/*')) throw new SqlError('use -- for comments');
  if (outside.includes(';')) throw new SqlError('a query is one statement: no ;');
  if (/['"]/.test(outside))
    throw new SqlError('a quote stays open around a hole: use lit() or id()');
}

/** A line break in a literal would end the comment around it, and the rest would run. */
function refuseOpenComment(text: string): void {
  const [last] = [...text.matchAll(quotedOrComment)].slice(-1);
  if (last?.[0].startsWith('--') && last.index + last[0].length === text.length)
    throw new SqlError('a comment stays open around a hole');
}

/** White space before the first word of the line that is being written. */
function currentIndent(nodes: readonly SqlNode[]): string {
  const written = nodes.map((node) => (node.kind === 'text' ? node.text : 'x')).join('');
  return /^ */.exec(written.slice(written.lastIndexOf('\n') + 1))?.[0] ?? '';
}

/** Lines of an interpolated query move to where it stands; literals are never touched. */
function indented(nodes: readonly SqlNode[], margin: string): readonly SqlNode[] {
  if (margin === '') return nodes;
  return nodes.map((node) =>
    node.kind === 'text' ? { ...node, text: node.text.replaceAll('\n', `\n${margin}`) } : node,
  );
}

function dedent(strings: TemplateStringsArray): readonly string[] {
  const texts = [...strings];
  const indents = texts
    .flatMap((text) => text.split('\n').slice(1))
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  if (indents.length === 0) return texts;
  const margin = ' '.repeat(Math.min(...indents));
  const dedented = texts.map((text) => text.replaceAll(`\n${margin}`, '\n'));
  dedented[0] = (dedented[0] ?? '').replace(/^\s*\n/, '');
  const last = dedented.length - 1;
  dedented[last] = (dedented[last] ?? '').trimEnd();
  return dedented;
}
