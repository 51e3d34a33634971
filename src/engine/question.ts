import { AppFailure, fail } from '../core/error.ts';
import { checkQuery } from '../core/query/guard.ts';
import { placeAt, readComplaint } from '../core/query/place.ts';
import { tokensOf } from '../core/query/tokens.ts';
import { duckdb, id, render } from '../core/sql/index.ts';
import type { Column, Reply } from './engine.ts';
import { describeFailure, type Cancel, type DuckDbHost, type Session } from './host.ts';
import type { WireQuestion } from './protocol.ts';
import { decode } from './rows.ts';

/** Types whose values cross as they are. */
const plain = /^(?:U?(?:TINYINT|SMALLINT|INTEGER)|BIGINT|FLOAT|DOUBLE|VARCHAR)$/;

/**
 * Answers a question on a connection of its own. Its text is checked word by word; then the engine says
 * which tables it reads, which must be those of the views; it runs as a part of another query, so that no
 * other statement can stand there, and in a transaction that can not write. The views exist on that
 * connection alone and are gone with it.
 */
export function answerQuestion(
  host: DuckDbHost,
  question: WireQuestion,
  cancel: Cancel,
): Promise<Reply> {
  return host.apart(async (session) => {
    const started = performance.now();
    const checked = checkQuery(question.text, {
      schemas: await schemasOf(session),
      views: question.views.map(({ name }) => name),
    });
    if (!checked.ok) throw new AppFailure(checked.error);
    const { text } = checked;
    for (const { name, query } of question.views)
      await session.run(`create temporary view ${quoted(name)} as ${query}`);
    // It ends with the connection.
    await session.run('begin transaction read only');
    requireViews(session, text, question.views);
    const columns = await columnsOf(session, text);
    const bytes = await explained(text, answerBefore(columns), (lead) =>
      session.run(`${lead}${text}${answerAfter(columns)} limit ${question.most}`),
    );
    return { bytes, columns, milliseconds: performance.now() - started };
  }, cancel);
}

/** The names of all schemas and databases: no query may name one. */
async function schemasOf(session: Session): Promise<readonly string[]> {
  const bytes = await session.run(
    'select schema_name as name from duckdb_schemas() union select database_name from duckdb_databases()',
  );
  return decode(bytes)
    .toArray()
    .map((row: { name: string }) => row.name);
}

/** Fails where the engine finds that a query reads something that no view reads: a file, say. */
function requireViews(session: Session, text: string, views: WireQuestion['views']): void {
  const names = views.map(({ name }) => quoted(name));
  const known = new Set(session.tablesOf(`select 1 from ${names.join(', ')}`));
  let found: readonly string[];
  try {
    found = session.tablesOf(text);
  } catch (error) {
    throw complaint(error, text, '');
  }
  const other = found.find((name) => !known.has(name));
  if (other === undefined) return;
  const tokens = tokensOf(text);
  const token = 'from' in tokens ? undefined : tokens.find((one) => one.text === other);
  fail('query.relation', { name: other, ...(token && placeAt(text, token.from)) });
}

/** What the columns of the answer are called, and the engine's names of their types. */
async function columnsOf(session: Session, text: string): Promise<readonly Column[]> {
  const bytes = await explained(text, 'describe select * from (\n', (lead) =>
    session.run(`${lead}${text}\n) as answer`),
  );
  return decode(bytes)
    .toArray()
    .map((row: { column_name: string; column_type: string }) => ({
      name: row.column_name,
      type: row.column_type,
    }));
}

/** The question stands in parentheses on lines of its own, so that nothing but a query can stand there. */
function answerBefore(columns: readonly Column[]): string {
  const values = columns.map(({ type }, place) =>
    plain.test(type) ? `c${place}` : `cast(c${place} as varchar) as c${place}`,
  );
  return `select ${values.join(', ')} from (\n`;
}

function answerAfter(columns: readonly Column[]): string {
  return `\n) as answer(${columns.map((_, place) => `c${place}`).join(', ')})`;
}

/** Runs a question after `lead`, and says of a failure where in the question it is. */
async function explained<T>(
  text: string,
  lead: string,
  run: (lead: string) => Promise<T>,
): Promise<T> {
  try {
    return await run(lead);
  } catch (error) {
    throw complaint(error, text, lead);
  }
}

function complaint(error: unknown, text: string, lead: string): AppFailure {
  if (error instanceof AppFailure) return error;
  const known = describeFailure(error);
  if (known.code !== 'engine.query') return new AppFailure(known);
  const raw = error instanceof Error ? error.message : String(error);
  const { message, place } = readComplaint(raw, text, lead);
  return new AppFailure({ code: 'query.failed', detail: { message, ...place } });
}

function quoted(name: string): string {
  return render(id(name), duckdb);
}
