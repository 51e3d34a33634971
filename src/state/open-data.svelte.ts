import type { LoadReport } from '../core/model/info.ts';
import type { Engine, LoadOptions, Sources } from '../engine/engine.ts';
import { refuseEarlier, type Handover } from './handover.ts';
import { nextTask } from './next-task.ts';

/** Files, and how they are read. */
export interface Origin {
  readonly sources: Sources;
  readonly files: readonly File[];
}

/** The data set that questions are asked of, and the files it was made from. */
export class OpenData {
  /** What the import reported, or null while nothing is open. */
  report = $state.raw<LoadReport | null>(null);
  /** Whether the data are the sample shop. */
  isSample = $state.raw(false);

  #origin: Origin | null = null;
  #loads = 0;

  /** The dropped files, or null while nothing is open. */
  get files(): readonly File[] | null {
    return this.#origin?.files ?? null;
  }

  /** What another page needs to have the same data. */
  get handover(): Handover | null {
    return (
      this.#origin && {
        files: this.#origin.files,
        plan: this.#origin.sources.plan,
        sample: this.isSample,
      }
    );
  }

  /**
   * The open files and these: a file that comes again under its name replaces the earlier one. What
   * comes last counts where files overlap.
   */
  withFiles(added: Origin): Origin {
    const before = this.#origin;
    if (!before) return added;
    const names = added.files.map(({ name }) => name);
    const kept = before.sources.sources.filter(
      ({ plan }) => !names.includes(plan.fileName.split(' › ')[0] ?? ''),
    );
    const sources = [...kept, ...added.sources.sources];
    return {
      files: [...before.files.filter(({ name }) => !names.includes(name)), ...added.files],
      sources: {
        plan: {
          sources: sources.map(({ plan }) => plan),
          currency: before.sources.plan.currency ?? added.sources.plan.currency,
        },
        sources,
      },
    };
  }

  /** Loads files in place of what is open, which stays as it is where that fails. */
  async load(
    engine: Engine,
    sources: Sources,
    files: readonly File[],
    options: LoadOptions,
  ): Promise<void> {
    const before = this.report?.model.schema;
    const report = await engine.load(sources, `shop_${++this.#loads}`, options);
    // Reading the answer and building the page on it are tasks of their own.
    await nextTask();
    this.report = report;
    this.#origin = { sources, files };
    if (before) await engine.forget(before).catch(() => undefined);
  }

  /** Loads the same files again into an engine that has lost them. */
  async reload(engine: Engine, options: LoadOptions): Promise<void> {
    if (this.#origin) await this.load(engine, this.#origin.sources, this.#origin.files, options);
  }

  /** Closes the data; no entry of the tab's history brings them back. */
  async forget(engine: Engine): Promise<void> {
    const schema = this.report?.model.schema;
    this.report = null;
    this.#origin = null;
    this.isSample = false;
    refuseEarlier();
    if (schema) await engine.forget(schema);
  }
}
