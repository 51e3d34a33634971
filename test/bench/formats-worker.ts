import { expose } from 'comlink';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { openBrowserHost } from '../../src/engine/browser-host.ts';
import { importDataset } from '../../src/engine/import.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import type { Inspection } from '../../src/ingest/types.ts';
import { bareReaders, type BareReader, readBareTable } from './formats-bare.ts';
import { Silence } from './silence.ts';

/** Who reads a file, and how far: ours to text that is ready and to the star, the others as named. */
export type Reader = 'inspect' | 'load' | 'duckdb' | BareReader;

/** One file read once. */
export interface Reading {
  readonly ms: number;
  readonly rows: number;
  /** Milliseconds of the longest wait between two reports of progress; null for what reports none. */
  readonly silent: number | null;
  /** Milliseconds of the longest time in which no message, and so no cancel, was heard. */
  readonly deaf: number;
}

/** Reads one file once: a page takes a new one for every reading. */
class FormatsWorker {
  #engine: Awaited<ReturnType<typeof openBrowserHost>> | null = null;

  /** Gets ready what must not be measured. */
  async open(reader: Reader): Promise<void> {
    if (reader !== 'load' && reader !== 'duckdb') return;
    this.#engine = await openBrowserHost(
      { eh: ehWasm, mvp: mvpWasm },
      crypto.randomUUID(),
      () => undefined,
    );
  }

  async read(reader: Reader, file: File): Promise<Reading> {
    const silence = new Silence();
    const started = performance.now();
    const rows = await this.#rows(reader, file, silence);
    const ms = performance.now() - started;
    const { silent, deaf } = silence.end();
    return { ms, rows, silent: reader === 'inspect' || reader === 'load' ? silent : null, deaf };
  }

  async #rows(reader: Reader, file: File, silence: Silence): Promise<number> {
    if (reader === 'duckdb') return readBareTable(this.#opened.host, file);
    if (reader !== 'inspect' && reader !== 'load') return bareReaders[reader](file);
    const inspection = await inspectFile(file, { progress: () => silence.interrupt() });
    return reader === 'inspect' ? (inspection.facts.records ?? 0) : this.#load(inspection, silence);
  }

  async #load(inspection: Inspection, silence: Silence): Promise<number> {
    const { host, bytesRead } = this.#opened;
    const progress = (): void => silence.interrupt();
    const hooks = { cancel: { aborted: false }, progress, bytesRead };
    const report = await importDataset(host, sourcesOf([inspection]), 'shop', hooks);
    return report.model.control.rowsLoaded;
  }

  get #opened(): Awaited<ReturnType<typeof openBrowserHost>> {
    if (!this.#engine) throw new Error('open the engine first');
    return this.#engine;
  }
}

/** The worker's API for the page. */
export type { FormatsWorker };

expose(new FormatsWorker());
