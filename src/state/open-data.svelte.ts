import { fail, recordOf } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { ImportPlan } from '../core/model/plan.ts';
import type { Engine, LoadOptions, Sources } from '../engine/engine.ts';
import { refuseEarlier, type Handover } from './handover.ts';
import type { ReadFiles } from './join-files.ts';
import type { KeptData } from './kept-data.svelte.ts';
import { nextTask } from '../core/next-task.ts';

/** Files, and how they are read. */
export interface Origin {
  readonly files: readonly File[];
  readonly plan: ImportPlan;
  /** What was found in the files; null where nobody had to look, because their data were kept. */
  readonly sources: Sources | null;
}

/** The data set that questions are asked of, and the files it was made from. */
export class OpenData {
  /** What the import reported, or null while nothing is open. */
  report = $state.raw<LoadReport | null>(null);
  /** Whether the data are the sample shop. */
  isSample = $state.raw(false);
  /** The files of the open data; null where they came from the copy on this device alone. */
  origin = $state.raw<Origin | null>(null);

  #loads = 0;

  constructor(private readonly kept: KeptData) {}

  /** What another page needs to have the same data, or null where it cannot. */
  get handover(): Handover | null {
    const { report, origin, isSample: sample } = this;
    const kept = report && this.kept.holds(report) ? report.model.dataVersion : null;
    if (origin) return { files: origin.files, plan: origin.plan, sample, kept };
    return kept === null ? null : { files: [], plan: null, sample, kept };
  }

  /**
   * Whether files can be added: not to the sample, nor where they are open already; `needsFiles`
   * where the open data came from the copy on this device without their files.
   */
  canTake(files: readonly File[]): 'yes' | 'no' | 'needsFiles' {
    if (this.report === null || this.isSample) return 'no';
    if (this.origin === null) return 'needsFiles';
    return this.origin.files.some((file) => files.includes(file)) ? 'no' : 'yes';
  }

  /** Loads files in place of what is open, which stays as it is where that fails. */
  async load(engine: Engine, { files, sources }: ReadFiles, options: LoadOptions): Promise<void> {
    // The engine does one long thing at a time, and a copy of what is replaced is of no use.
    await this.kept.stop();
    const report = await engine.load(sources, this.#nextSchema(), options);
    await this.#show(engine, report, { files, plan: sources.plan, sources });
  }

  /** Loads the copy on this device in place of what is open; `origin` are the files it was made of. */
  async reopen(engine: Engine, origin: Origin | null, signal: AbortSignal): Promise<void> {
    await this.kept.stop();
    await this.#show(engine, await this.kept.reopen(this.#nextSchema(), signal), origin);
    this.isSample = false;
  }

  /**
   * Brings the data back into an engine that has lost them: from the copy on this device, else from
   * their files, which `find` makes ready. Fails with `device.unreadable`, and closes the data,
   * where there is neither.
   */
  async restore(
    engine: Engine,
    signal: AbortSignal,
    find: (origin: Origin) => Promise<readonly [ReadFiles, LoadOptions]>,
  ): Promise<void> {
    const { origin } = this;
    try {
      if (this.kept.holds(this.report)) {
        await this.reopen(engine, origin, signal);
        return;
      }
    } catch (error) {
      // A copy that cannot be read is not the end of it; a cancel is.
      if (!recordOf(error, 'engine.query').code.startsWith('device.')) throw error;
    }
    if (origin === null) {
      this.close();
      fail('device.unreadable');
    }
    await this.load(engine, ...(await find(origin)));
  }

  /** Closes the data; no entry of the tab's history brings them back. */
  async forget(engine: Engine): Promise<void> {
    const schema = this.report?.model.schema;
    this.close();
    refuseEarlier();
    if (schema) await engine.forget(schema);
  }

  /** Shows nothing any more. */
  close(): void {
    this.report = null;
    this.origin = null;
    this.isSample = false;
  }

  #nextSchema(): string {
    return `shop_${++this.#loads}`;
  }

  async #show(engine: Engine, report: LoadReport, origin: Origin | null): Promise<void> {
    const before = this.report?.model.schema;
    // Reading the answer and building the page on it are tasks of their own.
    await nextTask();
    this.report = report;
    this.origin = origin;
    if (before) await engine.forget(before).catch(() => undefined);
  }
}
