import { recordOf, type AppError } from '../core/error.ts';
import { columnsOfRequest, type TableRequest } from '../core/experiment/table-request.ts';
import type { TableSums } from '../core/experiment/table-sums.ts';
import type { Engine } from '../engine/engine.ts';
import type { Inspection } from '../ingest/types.ts';
import type { Inspector } from './inspector.ts';

/** A file with one row per person: looked into, then summed. Nothing of it is kept but in this tab. */
export class TableFile {
  inspection = $state.raw<Inspection | null>(null);
  doing = $state.raw<'reading' | 'summing' | null>(null);
  error = $state.raw<AppError | null>(null);
  #abort = new AbortController();

  constructor(
    private readonly inspector: Inspector,
    private readonly engine: () => Engine,
  ) {}

  /** Looks into a file, of an archive or a workbook into its first table. */
  async read(file: File): Promise<void> {
    const signal = this.#begin('reading');
    this.inspection = null;
    await this.#attempt('file.unreadable', signal, async () => {
      const tables = await this.inspector.tables(file, signal);
      const path = tables.find(({ isHidden }) => !isHidden)?.path ?? [];
      const quietly = { early: () => undefined, progress: () => undefined };
      this.inspection = await this.inspector.inspect(file, { path }, { signal, ...quietly });
    });
  }

  /** Sums the file that was read; null where that failed. */
  async sum(request: TableRequest): Promise<TableSums | null> {
    const { inspection } = this;
    if (!inspection?.data) return null;
    const { plan, data, facts } = inspection;
    const signal = this.#begin('summing');
    return this.#attempt('engine.query', signal, () =>
      this.engine().sumTable(
        {
          columns: columnsOfRequest(request, plan),
          control: request.control,
          source: {
            ...{ plan, data, records: facts.records ?? 0, marks: facts.marks },
            longestRecordBytes: facts.longestRecordBytes ?? 0,
            contentHash: facts.contentHash ?? '',
          },
        },
        { signal },
      ),
    );
  }

  stop(): void {
    this.#abort.abort();
    this.doing = null;
  }

  #begin(doing: 'reading' | 'summing'): AbortSignal {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.doing = doing;
    this.error = null;
    return this.#abort.signal;
  }

  async #attempt<T>(
    otherwise: 'file.unreadable' | 'engine.query',
    signal: AbortSignal,
    work: () => Promise<T>,
  ): Promise<T | null> {
    try {
      return await work();
    } catch (failure) {
      if (!signal.aborted) this.error = recordOf(failure, otherwise);
      return null;
    } finally {
      if (!signal.aborted) this.doing = null;
    }
  }
}
