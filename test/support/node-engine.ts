import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll } from 'vitest';
import type { Sql } from '../../src/core/sql/index.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { LocalEngine } from '../../src/engine/local.ts';
import { openNodeHost } from '../../src/engine/node-host.ts';

/** The page's engine, in this thread. Starting one takes about a second: one per test file. */
export function openNodeEngine(): Promise<LocalEngine> {
  return LocalEngine.open(openNodeHost);
}

/** An engine for all tests of a file; call the result inside a test. */
export function useEngine(open: () => Promise<Engine> = openNodeEngine): () => Engine {
  let engine: Engine | null = null;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());
  return () => {
    if (!engine) throw new Error('the engine is open only while tests run');
    return engine;
  };
}

/** The rows of an answer as plain objects; 64-bit integers are bigints. */
export async function rows<Row = Record<string, unknown>>(
  engine: Engine,
  query: Sql,
): Promise<readonly Row[]> {
  const { bytes } = await engine.run(query);
  return tableFromIPC(bytes)
    .toArray()
    .map((row: { toJSON(): unknown }) => row.toJSON() as Row);
}

/** The only value of an answer with one row and one column named `value`. */
export async function value(engine: Engine, query: Sql): Promise<unknown> {
  const [row] = await rows<{ value: unknown }>(engine, query);
  return row?.value;
}
