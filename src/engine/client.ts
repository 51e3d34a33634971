import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import { AppFailure, type AppError, type Result } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import { duckdb, id, render, sql, type Sql } from '../core/sql/index.ts';
import { AnswerCache } from './cache.ts';
import type { DeviceKeeper, KeepOptions } from './device/device-keeper.ts';
import type { KeptInfo } from './device/kept-info.ts';
import type { TableSums } from '../core/experiment/table-sums.ts';
import type {
  Answer,
  Column,
  Engine,
  EngineStatus,
  LoadOptions,
  Question,
  Reply,
  RunOptions,
  Sources,
  TableQuestion,
} from './engine.ts';
import { wireQuestion, type EngineWorker, type WasmFiles } from './protocol.ts';
import { endOf } from './worker-life.ts';

/** For calls that need the worker, but not the engine in it. */
const alreadyOpen: Promise<Result<null>> = Promise.resolve({ ok: true, value: null });

/** Makes the engine's worker. */
export type StartWorker = () => Worker;

/**
 * DuckDB-WASM in a worker. Starts loading when it is made; queries wait for it. When the worker
 * dies, everything under way fails with `engine.died`, and a new worker starts: the caller loads
 * its data again.
 */
export class WasmEngine implements Engine, DeviceKeeper {
  readonly dialect = duckdb;
  readonly #cache = new AnswerCache();
  #worker: Worker | null = null;
  #remote: Remote<EngineWorker> | null = null;
  #opening = alreadyOpen;
  #nextId = 1;
  #closed = false;
  /** Rejects whatever is under way when the worker dies. */
  #die: (error: AppError) => void = () => undefined;
  #death: Promise<never> = new Promise(() => undefined);

  constructor(
    private readonly startWorker: StartWorker,
    private readonly wasm: WasmFiles,
    private readonly onstatus: (status: EngineStatus) => void,
    /** Called after the worker died and a new one is loading. */
    private readonly ondeath: () => void,
  ) {
    this.#start();
  }

  async run(query: Sql, { signal, dataVersion }: RunOptions = {}): Promise<Answer> {
    const text = render(query, this.dialect);
    const kept = dataVersion === undefined ? null : this.#cache.get(dataVersion, text);
    if (kept) return { bytes: kept, milliseconds: 0, cached: true };
    const answer = await this.#call((remote, work) => remote.run(work, text), signal);
    if (dataVersion !== undefined) this.#cache.put(dataVersion, text, answer.bytes);
    return { ...answer, cached: false };
  }

  describe(table: Sql): Promise<readonly Column[]> {
    return this.#call((remote, work) => remote.describe(work, render(table, this.dialect)));
  }

  ask(question: Question, { signal }: Pick<RunOptions, 'signal'> = {}): Promise<Reply> {
    return this.#call(
      (remote, work) => remote.ask(work, wireQuestion(question, this.dialect)),
      signal,
    );
  }

  sumTable(
    question: TableQuestion,
    { signal }: Pick<RunOptions, 'signal'> = {},
  ): Promise<TableSums> {
    return this.#call((remote, work) => remote.sumTable(work, question), signal);
  }

  load(
    sources: Sources,
    schema: string,
    { signal, progress }: LoadOptions = {},
  ): Promise<LoadReport> {
    const report = proxy(progress ?? (() => undefined));
    return this.#call((remote, work) => remote.load(work, sources, schema, report), signal);
  }

  async forget(schema: string): Promise<void> {
    await this.run(sql`drop schema if exists ${id(schema)} cascade`);
    this.#cache.clear();
  }

  keep(schema: string, report: LoadReport, { signal }: KeepOptions = {}): Promise<KeptInfo> {
    return this.#call((remote, work) => remote.keep(work, schema, report), signal);
  }

  kept(): Promise<KeptInfo | null> {
    return this.#call((remote) => remote.kept(), undefined, alreadyOpen);
  }

  reopen(schema: string, { signal }: KeepOptions = {}): Promise<LoadReport> {
    return this.#call((remote, work) => remote.reopen(work, schema), signal);
  }

  async forgetKept(): Promise<void> {
    await this.#call((remote) => remote.forgetKept(), undefined, alreadyOpen);
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#remote?.[releaseProxy]();
    this.#worker?.terminate();
    return Promise.resolve();
  }

  #start(): void {
    this.#death = new Promise<never>((_, reject) => {
      this.#die = (error) => reject(new AppFailure(error));
    });
    this.#death.catch(() => undefined);
    const worker = this.startWorker();
    this.#worker = worker;
    const remote = wrap<EngineWorker>(worker);
    this.#remote = remote;
    this.onstatus({ state: 'loading', bytesLoaded: 0, bytesTotal: 0 });
    const progress = proxy((bytesLoaded: number, bytesTotal: number) =>
      this.onstatus({ state: 'loading', bytesLoaded, bytesTotal }),
    );
    const end = endOf(worker, (life) => (this.#opening = remote.open(this.wasm, life, progress)));
    void this.#opening.then((opened) => {
      if (worker === this.#worker)
        this.onstatus(opened.ok ? { state: 'ready' } : { state: 'failed', error: opened.error });
    });
    void end.then(({ hasRun, message }) => {
      if (worker !== this.#worker || this.#closed) return;
      if (hasRun) this.#restart();
      else this.#giveUp({ code: 'engine.load', detail: { message } });
    });
  }

  /** A worker that cannot load would not load a second time either. */
  #giveUp(error: AppError): void {
    this.#die(error);
    this.onstatus({ state: 'failed', error });
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#cache.clear();
    this.#die({ code: 'engine.died', detail: {} });
    this.#start();
    this.ondeath();
  }

  async #call<T>(
    call: (remote: Remote<EngineWorker>, work: number) => Promise<Result<T>>,
    signal?: AbortSignal,
    opening = this.#opening,
  ): Promise<T> {
    if (signal?.aborted) throw new AppFailure({ code: 'engine.cancelled', detail: {} });
    const death = this.#death;
    const opened = await Promise.race([opening, death]);
    if (!opened.ok) throw new AppFailure(opened.error);
    const remote = this.#remote;
    if (!remote) throw new AppFailure({ code: 'engine.died', detail: {} });
    const work = this.#nextId++;
    const cancel = (): void => void remote.cancel(work);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const result = await Promise.race([call(remote, work), death]);
      if (!result.ok) throw new AppFailure(result.error);
      return result.value;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }
}
