import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppFailure } from '../../src/core/error.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { id, sql } from '../../src/core/sql/index.ts';
import type { Source } from '../../src/engine/engine.ts';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { dropRejects } from '../../src/engine/import-names.ts';
import { stageFile } from '../../src/engine/import-read.ts';
import { collectRejects } from '../../src/engine/import-rejects.ts';
import { openNodeHost } from '../../src/engine/node-host.ts';
import { oneRow } from '../../src/engine/rows.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import type { Inspection } from '../../src/ingest/types.ts';
import { fuzzCase, inspectDamaged, smallFiles, type FuzzCase } from '../support/mutate.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20_240_601);
const inspected = 10_000;
const loaded = 150;
const stagingMillis = 60_000;

/** A damaged file of which the mapping is complete all the same. */
interface Loadable {
  readonly about: string;
  readonly inspection: Inspection;
}

describe(`damaged files (seed ${seed})`, () => {
  const loadable: Loadable[] = [];
  const engine = useEngine();
  let host: DuckDbHost;
  beforeAll(async () => {
    ({ host } = await openNodeHost({ eh: '', mvp: '' }, '', () => undefined));
  });
  afterAll(() => host.close());

  test('end with an inspection or an error of our own', { timeout: 600_000 }, async () => {
    const files = await smallFiles();
    const failures: unknown[] = [];
    for (let nth = 0; nth < inspected; nth++) {
      const one: FuzzCase = fuzzCase(files, seed, nth);
      const found = await inspectDamaged(one).catch((cause: unknown) => {
        failures.push(cause);
        return [];
      });
      const inspection = found.find(
        ({ plan, problems }) => plan.role === 'transactions' && problems.length === 0,
      );
      if (inspection) loadable.push({ about: one.about, inspection });
    }
    expect(failures).toEqual([]);
    expect(loadable.length).toBeGreaterThan(loaded);
  });

  test('lose no row while they are read', { timeout: 300_000 }, async () => {
    const until = performance.now() + stagingMillis;
    const wrong: object[] = [];
    let read = 0;
    for (const { about, inspection } of loadable) {
      if (performance.now() > until) break;
      const [source] = sourcesOf([inspection]).sources;
      const rows = await stagedRows(host, source!, `fuzz${read++}`).catch(
        (cause: unknown) => cause,
      );
      if (rows !== source!.records) wrong.push({ about, rows, records: source!.records });
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(loaded);
  });

  test('add up once they are loaded', { timeout: 300_000 }, async () => {
    const wrong: object[] = [];
    const step = Math.max(1, Math.floor(loadable.length / loaded));
    for (let at = 0; at < Math.min(loadable.length, loaded * step); at += step) {
      const { about, inspection } = loadable[at]!;
      try {
        await withLoaded(engine(), sourcesOf([inspection]), ({ model: { control } }) => {
          const isWhole =
            control.rowsInFile === control.rowsLoaded + control.rowsRejected &&
            control.factAmount === control.amount;
          if (!isWhole) wrong.push({ about, control });
          return Promise.resolve();
        });
      } catch (cause) {
        const isOurs =
          cause instanceof AppFailure && /^(?:file|mapping|import)\./.test(cause.error.code);
        if (!isOurs) wrong.push({ about, cause });
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Rows of a file that were read, lines made of refunds left out, and rows that were rejected, together. */
async function stagedRows(host: DuckDbHost, source: Source, schema: string): Promise<number> {
  const tables = starTables(schema);
  await host.run(sql`create schema ${id(schema)}`);
  const place = { file: `${schema}.csv`, stage: tables.stage, rejects: `${schema}_rejects` };
  try {
    const staged = await stageFile(host, source, place, {
      cancel: { aborted: false },
      inParts: false,
    });
    await collectRejects(host, [staged], tables);
    const { rows } = await oneRow<{ rows: bigint }>(
      host,
      sql`select (select count(*) from ${tables.stage} where problem = 0 and not made)
        + (select count(*) from ${id(schema, 'reject')}) as rows`,
    );
    return Number(rows);
  } finally {
    await dropRejects(host, place.rejects);
    await host.run(sql`drop schema ${id(schema)} cascade`);
  }
}
