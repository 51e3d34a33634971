import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { tableFromIPC } from 'apache-arrow';
import { AppFailure } from '../../../src/core/error.ts';
import type { LoadReport } from '../../../src/core/model/info.ts';
import { encodeReport } from '../../../src/core/model/report-json.ts';
import { id, lit, sql, type Sql } from '../../../src/core/sql/index.ts';
import { WasmEngine } from '../../../src/engine/client.ts';
import type { KeptInfo } from '../../../src/engine/device/kept-info.ts';
import engineWorker from '../../../workers/engine.worker.ts?worker&url';
import { benchPlan } from '../../bench/naive.ts';
import { shopCsv } from '../../bench/shop.ts';

/** The page's engine and what is kept on the device, for tests to drive from outside. */
export interface DevicePage {
  /** Loads a made-up shop as schema `shop`; milliseconds. */
  load(lines: number): Promise<number>;
  /** Keeps the schema `shop`. */
  keep(): Promise<Outcome<KeptInfo>>;
  kept(): Promise<Outcome<KeptInfo | null>>;
  /** Loads what is kept as a schema; answers with its report as JSON. */
  reopen(schema: string): Promise<Outcome<string>>;
  forget(): Promise<Outcome<null>>;
  /** The report of the loaded shop as JSON, as though it were of the schema. */
  report(schema: string): string;
  /** Every table of a schema: types, rows, and a sum over values and places of all rows. */
  tables(schema: string): Promise<Record<string, string>>;
  schemas(): Promise<readonly string[]>;
  /** All files and folders of the origin with their sizes. */
  files(): Promise<Record<string, number | 'folder'>>;
  /** Keeps `shop` and ends the worker this long after the given file appeared. */
  keepUntilKilled(file: string, milliseconds: number): Promise<void>;
  /** Holds the writers' lock, as a tab that writes does, until `release`. */
  hold(): Promise<void>;
  release(): void;
  /** Changes a bit in the middle of a file of ours, or the version it states, or cuts it off. */
  edit(name: string, change: 'flip' | 'version' | 'cut'): Promise<void>;
}

/** A value, or the code of a failure; and how long it took. */
export interface Outcome<T> {
  readonly value?: T;
  readonly code?: string;
  readonly ms: number;
}

let worker: Worker | null = null;
const engine = new WasmEngine(
  () => (worker = new Worker(engineWorker, { type: 'module' })),
  {
    eh: new URL(ehWasm, location.href).href,
    mvp: new URL(mvpWasm, location.href).href,
  },
  () => undefined,
  () => undefined,
);
let loaded: LoadReport | null = null;
let release: () => void = () => undefined;

async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  const started = performance.now();
  try {
    return { value: await work(), ms: performance.now() - started };
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    return { code: error.error.code, ms: performance.now() - started };
  }
}

async function rows<Row>(query: Sql): Promise<readonly Row[]> {
  const table = tableFromIPC((await engine.run(query)).bytes);
  return table.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
}

async function namesIn(
  folder: FileSystemDirectoryHandle,
  path = '',
): Promise<Record<string, number | 'folder'>> {
  const found: Record<string, number | 'folder'> = {};
  for await (const [name, handle] of folder.entries()) {
    const own = `${path}${name}`;
    if (handle.kind === 'file') found[own] = (await handle.getFile()).size;
    else {
      found[own] = 'folder';
      Object.assign(found, await namesIn(handle, `${own}/`));
    }
  }
  return found;
}

const openReport = (): LoadReport => {
  if (!loaded) throw new Error('load a shop first');
  return loaded;
};

const page: DevicePage = {
  async load(lines) {
    if (loaded) await engine.forget('shop');
    const started = performance.now();
    const file = new Blob([...shopCsv({ lines })] as BlobPart[]);
    const header = (await file.slice(0, 1000).text()).indexOf('\n') + 1;
    const source = {
      plan: benchPlan,
      data: file.slice(header),
      records: lines,
      longestRecordBytes: 200,
      contentHash: String(lines),
      marks: [],
    };
    const plan = { sources: [benchPlan], currency: null };
    loaded = await engine.load({ plan, sources: [source] }, 'shop');
    return performance.now() - started;
  },
  keep: () => outcome(() => engine.keep('shop', openReport())),
  kept: () => outcome(() => engine.kept()),
  reopen: (schema) => outcome(async () => encodeReport(await engine.reopen(schema))),
  forget: () =>
    outcome(async () => {
      await engine.forgetKept();
      return null;
    }),
  report: (schema) => encodeReport({ ...openReport(), model: { ...openReport().model, schema } }),
  async tables(schema) {
    const names = await rows<{ name: string }>(
      sql`select table_name as name from duckdb_tables() where schema_name = ${lit(schema)} order by 1`,
    );
    const found: Record<string, string> = {};
    for (const { name } of names) {
      const table = id(schema, name);
      const columns = await engine.describe(table);
      const [sum] = await rows<{ text: string }>(
        sql`select concat(count(*), ' rows ', sum(hash(t, rowid) % 1000000007)) as text from ${table} as t`,
      );
      found[name] = `${columns.map((c) => `${c.name} ${c.type}`).join(', ')}: ${sum?.text ?? ''}`;
    }
    return found;
  },
  schemas: async () =>
    (
      await rows<{ name: string }>(
        sql`select schema_name as name from duckdb_schemas() where not internal order by 1`,
      )
    ).map(({ name }) => name),
  files: async () => namesIn(await navigator.storage.getDirectory()),
  async keepUntilKilled(file, milliseconds) {
    const dying = worker;
    void engine.keep('shop', openReport()).catch(() => undefined);
    while (!(file in (await page.files()))) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    dying?.terminate();
  },
  hold: () =>
    new Promise((resolve) => {
      void navigator.locks.request('regulars.device', () => {
        resolve();
        return new Promise<void>((free) => (release = free));
      });
    }),
  release: () => release(),
  async edit(name, change) {
    const root = await navigator.storage.getDirectory();
    const handle = await (await root.getDirectoryHandle('regulars')).getFileHandle(name);
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    const middle = bytes.length >> 1;
    const text = new TextDecoder().decode(bytes);
    const changed = {
      flip: bytes.with(middle, (bytes[middle] ?? 0) ^ 1),
      version: text.replace('"format":1', '"format":2'),
      cut: bytes.slice(0, -1),
    }[change];
    const writable = await handle.createWritable();
    await writable.write(changed);
    await writable.close();
  },
};

Object.assign(globalThis, { device: page });
