import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { AppFailure, type AppError } from '../core/error.ts';
import { duckdb, render, type Sql } from '../core/sql/index.ts';
import { nextTask } from '../core/next-task.ts';

/** How a `Blob` becomes a file that the engine can read by name. */
export type RegisterFile = (bindings: DuckDBBindings, name: string, data: Blob) => Promise<void>;

/** Something long that can be stopped between two slices of work. */
export interface Cancel {
  aborted: boolean;
}

/** Statements on a connection of their own: what it sets or creates for itself ends with it. */
export interface Session {
  run(text: string): Promise<Uint8Array>;
  /** The tables that a query reads, views resolved, and whatever else stands in their place. */
  tablesOf(text: string): readonly string[];
}

/**
 * One DuckDB in this thread, the same in a browser worker and in Node. Queries run in slices, so
 * that messages (a cancel, say) arrive in between.
 */
export class DuckDbHost {
  readonly #connection: DuckDBConnection;
  /** Queries run one after another: the connection holds one pending query at a time. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly bindings: DuckDBBindings,
    private readonly registerFile: RegisterFile,
  ) {
    bindings.open({ query: { queryPollingInterval: 50 } });
    this.#connection = bindings.connect();
    // Extensions would be fetched from the network; the page promises that nothing is.
    for (const setting of ['autoinstall_known_extensions', 'autoload_known_extensions'])
      this.#connection.query(`set ${setting} = false`);
  }

  /** Runs a statement and returns its result as an Arrow IPC stream. */
  run(query: Sql, cancel: Cancel = { aborted: false }): Promise<Uint8Array> {
    return this.runText(render(query, duckdb), cancel);
  }

  /** The same for text that was rendered elsewhere, from an `Sql` tree too. */
  runText(text: string, cancel: Cancel = { aborted: false }): Promise<Uint8Array> {
    return this.#inTurn(cancel, () =>
      this.#connection.useUnsafe((bindings, connection) =>
        collect(bindings, connection, text, cancel),
      ),
    );
  }

  /** Does work on another connection, which is closed afterwards. Its failures are the engine's own. */
  apart<T>(work: (session: Session) => Promise<T>, cancel: Cancel): Promise<T> {
    return this.#inTurn(cancel, async () => {
      const own = this.bindings.connect();
      try {
        return await work({
          run: (text) =>
            own.useUnsafe((bindings, connection) => collect(bindings, connection, text, cancel)),
          tablesOf: (text) => own.getTableNames(text),
        });
      } finally {
        own.close();
      }
    });
  }

  /** Creates a table from an Arrow IPC stream. */
  insert(schema: string, name: string, stream: Uint8Array, cancel: Cancel): Promise<void> {
    return this.#inTurn(cancel, () => {
      this.#connection.insertArrowFromIPCStream(stream, { schema, name, create: true });
    });
  }

  /** Gives a file a name that statements read it by. Fails with `file.unreadable` where it is gone. */
  async register(name: string, data: Blob): Promise<void> {
    try {
      await this.registerFile(this.bindings, name, data);
    } catch (error) {
      throw new AppFailure(describeFailure(error));
    }
  }

  unregister(name: string): void {
    this.bindings.dropFile(name);
  }

  close(): void {
    this.#connection.close();
    this.bindings.reset();
  }

  #inTurn<T>(cancel: Cancel, work: () => T | Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      // A cancel that came in the meantime waits in the queue of messages.
      await nextTask();
      if (cancel.aborted) throw new AppFailure({ code: 'engine.cancelled', detail: {} });
      try {
        return await work();
      } catch (error) {
        throw error instanceof AppFailure ? error : new AppFailure(describeFailure(error));
      }
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

async function collect(
  bindings: DuckDBBindings,
  connection: number,
  text: string,
  cancel: Cancel,
): Promise<Uint8Array> {
  let header = bindings.startPendingQuery(connection, text, true);
  while (header === null) {
    await nextTask();
    if (cancel.aborted) {
      bindings.cancelPendingQuery(connection);
      // A cancelled query lets go of its files only when another one takes its place.
      bindings.runQuery(connection, 'select 1');
      throw new AppFailure({ code: 'engine.cancelled', detail: {} });
    }
    header = bindings.pollPendingQuery(connection);
  }
  const chunks = [header];
  for (;;) {
    const chunk = bindings.fetchQueryResults(connection);
    if (chunk === null || chunk.length === 0) break;
    chunks.push(chunk);
  }
  return concatenate(chunks);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** Engine messages can quote cells, so only the kind of an unexpected error and its first line are kept. */
export function describeFailure(error: unknown): AppError {
  const raw = error instanceof Error ? error.message : String(error);
  const { kind, message } = readEngineMessage(raw);
  if (
    /out of memory|memory limit|failed to allocate|could not allocate|bad_alloc|memory access out of bounds/i.test(
      raw,
    )
  )
    return { code: 'engine.outOfMemory', detail: {} };
  if (/NotReadable|NotFound|could not be read|file could not be found/i.test(raw))
    return { code: 'file.unreadable', detail: {} };
  if (/interrupt/i.test(kind) || /^interrupted/i.test(message))
    return { code: 'engine.cancelled', detail: {} };
  return { code: 'engine.query', detail: { kind, message } };
}

/** The engine reports errors as JSON, or as `Kind Error: message`. */
function readEngineMessage(raw: string): { kind: string; message: string } {
  try {
    const record = JSON.parse(raw) as { exception_type?: string; exception_message?: string };
    if (record.exception_type)
      return { kind: record.exception_type, message: firstLine(record.exception_message ?? '') };
  } catch {
    // Not JSON: plain text follows.
  }
  const [kind = 'Error'] = /^[A-Z][A-Za-z ]+ Error/.exec(raw) ?? [];
  return { kind, message: firstLine(raw) };
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').slice(0, 300);
}
