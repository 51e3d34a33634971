import { AppFailure, type Result } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import { duckdb, id, render, sql, type Sql } from '../core/sql/index.ts';
import type {
  Answer,
  Column,
  Engine,
  LoadOptions,
  Question,
  Reply,
  RunOptions,
  Sources,
  TableQuestion,
} from './engine.ts';
import { wireQuestion } from './protocol.ts';
import { EngineService, type OpenHost } from './service.ts';
import type { TableSums } from '../core/experiment/table-sums.ts';

/** An engine in the caller's own thread: for the command line and for tests. */
export class LocalEngine implements Engine {
  readonly dialect = duckdb;
  #nextId = 1;

  private constructor(private readonly service: EngineService) {}

  static async open(openHost: OpenHost): Promise<LocalEngine> {
    const service = new EngineService(openHost, (value) => value);
    unwrap(await service.open({ eh: '', mvp: '' }, '', () => undefined));
    return new LocalEngine(service);
  }

  async run(query: Sql, { signal }: RunOptions = {}): Promise<Answer> {
    const text = render(query, this.dialect);
    return { ...(await this.#call((work) => this.service.run(work, text), signal)), cached: false };
  }

  describe(table: Sql): Promise<readonly Column[]> {
    return this.#call((work) => this.service.describe(work, render(table, this.dialect)));
  }

  ask(question: Question, { signal }: Pick<RunOptions, 'signal'> = {}): Promise<Reply> {
    return this.#call(
      (work) => this.service.ask(work, wireQuestion(question, this.dialect)),
      signal,
    );
  }

  sumTable(
    question: TableQuestion,
    { signal }: Pick<RunOptions, 'signal'> = {},
  ): Promise<TableSums> {
    return this.#call((work) => this.service.sumTable(work, question), signal);
  }

  load(
    sources: Sources,
    schema: string,
    { signal, progress }: LoadOptions = {},
  ): Promise<LoadReport> {
    return this.#call(
      (work) => this.service.load(work, sources, schema, progress ?? (() => undefined)),
      signal,
    );
  }

  async forget(schema: string): Promise<void> {
    await this.run(sql`drop schema if exists ${id(schema)} cascade`);
  }

  close(): Promise<void> {
    this.service.close();
    return Promise.resolve();
  }

  async #call<T>(call: (work: number) => Promise<Result<T>>, signal?: AbortSignal): Promise<T> {
    const work = this.#nextId++;
    const cancel = (): void => this.service.cancel(work);
    if (signal?.aborted) throw new AppFailure({ code: 'engine.cancelled', detail: {} });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return unwrap(await call(work));
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
}
