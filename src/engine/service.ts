import { AppFailure, type Result } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import { forgetKept, keptInfo, loadKept, saveKept } from './device/device-store.ts';
import type { LoadProgress, Sources, TableQuestion } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { importDataset } from './import.ts';
import type { EngineWorker, WasmFiles, WireAnswer, WireQuestion } from './protocol.ts';
import { answerQuestion } from './question.ts';
import { decode } from './rows.ts';
import { findUnreadable } from './sources.ts';
import { sumTable } from './table-sums.ts';

/** Starts a DuckDB in this thread. */
export type OpenHost = (
  wasm: WasmFiles,
  life: string,
  progress: (loaded: number, total: number) => void,
) => Promise<{ readonly host: DuckDbHost; readonly bytesRead: () => number }>;

/**
 * The engine behind the worker's boundary: turns ids into cancellations and exceptions into error
 * records. The worker only hands it to Comlink; tests call it directly.
 */
export class EngineService implements EngineWorker {
  #opened: Awaited<ReturnType<OpenHost>> | null = null;
  readonly #cancels = new Map<number, Cancel>();

  constructor(
    private readonly openHost: OpenHost,
    /** Marks bytes to be moved across the boundary instead of copied. */
    private readonly transfer: <T>(value: T, buffers: ArrayBuffer[]) => T,
  ) {}

  open(
    wasm: WasmFiles,
    life: string,
    progress: (loaded: number, total: number) => void,
  ): Promise<Result<null>> {
    return attempt('engine.load', async () => {
      this.#opened = await this.openHost(wasm, life, progress);
      return null;
    });
  }

  async run(id: number, text: string): Promise<Result<WireAnswer>> {
    const result = await this.#work(id, async ({ host }, cancel) => {
      const started = performance.now();
      const bytes = await host.runText(text, cancel);
      return { bytes, milliseconds: performance.now() - started };
    });
    return result.ok ? this.transfer(result, [result.value.bytes.buffer as ArrayBuffer]) : result;
  }

  async ask(id: number, question: WireQuestion): ReturnType<EngineWorker['ask']> {
    const result = await this.#work(id, ({ host }, cancel) =>
      answerQuestion(host, question, cancel),
    );
    return result.ok ? this.transfer(result, [result.value.bytes.buffer as ArrayBuffer]) : result;
  }

  describe(id: number, text: string): ReturnType<EngineWorker['describe']> {
    return this.#work(id, async ({ host }, cancel) => {
      const table = decode(await host.runText(`describe select * from ${text}`, cancel));
      return table.toArray().map((row: { column_name: string; column_type: string }) => ({
        name: row.column_name,
        type: row.column_type,
      }));
    });
  }

  sumTable(id: number, question: TableQuestion): ReturnType<EngineWorker['sumTable']> {
    return this.#work(id, ({ host }, cancel) => sumTable(host, question, cancel));
  }

  async load(
    id: number,
    sources: Sources,
    schema: string,
    progress: (progress: LoadProgress) => void,
  ): ReturnType<EngineWorker['load']> {
    const result = await this.#work(id, ({ host, bytesRead }, cancel) =>
      importDataset(host, sources, schema, { cancel, progress, bytesRead }),
    );
    if (result.ok || result.error.code !== 'file.unreadable') return result;
    const name = await findUnreadable(sources);
    const { code, detail } = result.error;
    return { ok: false, error: { code, detail: name === null ? detail : { ...detail, name } } };
  }

  keep(id: number, schema: string, report: LoadReport): ReturnType<EngineWorker['keep']> {
    return this.#work(id, ({ host }, cancel) => saveKept(host, schema, report, cancel));
  }

  kept(): ReturnType<EngineWorker['kept']> {
    return attempt('device.unavailable', keptInfo);
  }

  reopen(id: number, schema: string): ReturnType<EngineWorker['reopen']> {
    return this.#work(id, ({ host }, cancel) => loadKept(host, schema, cancel));
  }

  forgetKept(): ReturnType<EngineWorker['forgetKept']> {
    return attempt('device.unavailable', async () => {
      await forgetKept();
      return null;
    });
  }

  cancel(id: number): void {
    const cancel = this.#cancels.get(id);
    if (cancel) cancel.aborted = true;
  }

  close(): void {
    this.#opened?.host.close();
    this.#opened = null;
  }

  async #work<T>(
    id: number,
    work: (opened: Awaited<ReturnType<OpenHost>>, cancel: Cancel) => Promise<T>,
  ): Promise<Result<T>> {
    const opened = this.#opened;
    if (!opened) return { ok: false, error: { code: 'engine.load', detail: {} } };
    const cancel: Cancel = { aborted: false };
    this.#cancels.set(id, cancel);
    const result = await attempt('engine.query', () => work(opened, cancel));
    this.#cancels.delete(id);
    return result;
  }
}

async function attempt<T>(
  code: 'engine.load' | 'engine.query' | 'device.unavailable',
  work: () => Promise<T>,
): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { code, detail: { message: message.slice(0, 300) } } };
  }
}
