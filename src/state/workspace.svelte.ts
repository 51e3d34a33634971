import type { AppError } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { SourceRole } from '../core/model/fields.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import type { Engine, EngineStatus, LoadOptions } from '../engine/engine.ts';
import type { Overrides } from '../ingest/types.ts';
import { importing, type Activity } from './activity.ts';
import type { Handover } from './handover.ts';
import type { Inspector } from './inspector.ts';
import { joinFiles } from './join-files.ts';
import type { KeptData } from './kept-data.svelte.ts';
import { LongWork } from './long-work.ts';
import { filesOf, lacksCells, lookAt, lookInto, readMissing, type Looking } from './looking.ts';
import { memoryLimit } from './memory-limit.ts';
import { nextTask } from '../core/next-task.ts';
import { OpenData } from './open-data.svelte.ts';
import { remembered } from './remembered.ts';
import { Review, type FileUnderReview } from './review.svelte.ts';

/** The data of this tab: how they come in, one long piece of work at a time, and what is open. */
export class Workspace {
  engineStatus = $state.raw<EngineStatus>({ state: 'loading', bytesLoaded: 0, bytesTotal: 0 });
  activity = $state.raw<Activity>({ kind: 'idle' });
  error = $state.raw<AppError | null>(null);
  /** Whether files are being opened without a review. */
  isUnattended = $state.raw(false);
  /** Whether the files under review come on top of the open ones. */
  adds = $state.raw(false);
  /** Something the user should know that needs no answer; shown once. */
  notice = $state.raw<AppError | null>(null);

  #engine: Engine | null = null;
  readonly #review = new Review(() => memoryLimit(this.report, this.adds));
  readonly #open: OpenData;
  readonly #work = new LongWork((failure) => this.#end(failure));

  constructor(
    private readonly inspector: Inspector,
    private readonly kept: KeptData,
  ) {
    this.#open = new OpenData(kept);
  }

  /** The engine is made after the workspace, because it reports to it. */
  attach(engine: Engine): void {
    this.#engine = engine;
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error('no engine is attached');
    return this.#engine;
  }

  get isBusy(): boolean {
    return ['importing', 'inspecting', 'reopening'].includes(this.activity.kind);
  }

  /** The open data set, or null. */
  get report(): LoadReport | null {
    return this.#open.report;
  }

  /** Whether the open data are the sample shop. */
  get isSample(): boolean {
    return this.#open.isSample;
  }

  /** What another page needs to have the same data, or null. */
  get handover(): Handover | null {
    return this.#open.handover;
  }

  /** The files under review. */
  get files(): readonly FileUnderReview[] {
    return this.#review.files;
  }

  /** ISO 4217 code of the amounts under review, or null. */
  get currency(): string | null {
    return this.#review.currency;
  }

  set currency(code: string | null) {
    this.#review.currency = code;
  }

  /** Whether something in the files under review can only be decided by the user. */
  get needsAnswer(): boolean {
    return this.#review.needsAnswer;
  }

  /** Whether the files under review can be loaded without a question. */
  get isConfident(): boolean {
    return this.#review.isComplete && !this.needsAnswer;
  }

  /** Whether the files under review could be added to open data of the user's own. */
  get canAdd(): ReturnType<OpenData['canTake']> {
    return this.#open.canTake(this.files.map(({ file }) => file));
  }

  /** Looks into dropped files and shows them for review. True when they can be reviewed. */
  async review(dropped: readonly File[]): Promise<boolean> {
    if (this.isBusy) {
      this.notice = { code: 'import.busy', detail: {} };
      return false;
    }
    this.error = null;
    this.adds = false;
    this.#review.clear();
    return this.#work.run(async (signal) => {
      await lookInto(dropped, this.#looking(signal));
      this.activity = { kind: 'reviewing' };
    });
  }

  /** Shows the files that are open for review again, to map them differently. */
  async reviewAgain(): Promise<void> {
    const { origin } = this.#open;
    if (origin) await this.review(origin.files);
  }

  /** Reads one of the files again under another encoding, delimiter or header. */
  async reread(index: number, overrides: Overrides): Promise<void> {
    const before = this.files[index];
    if (!before || this.isBusy) return;
    await this.#work.run(async (signal) => {
      const all = { ...before.overrides, ...overrides };
      await lookAt(before.file, all, this.#looking(signal), index);
      this.activity = { kind: 'reviewing' };
    });
  }

  /** Changes how one of the files is mapped. */
  remap(index: number, plan: SourcePlan): void {
    this.#review.remap(index, plan);
    if (lacksCells(this.#review))
      void this.#work.run((signal) => readMissing(this.#looking(signal)));
  }

  /** Changes what the rows of one of the tables are. */
  async setRole(index: number, role: SourceRole): Promise<void> {
    this.#review.setRole(index, role);
    if (role !== 'unused') await this.reread(index, { role });
  }

  /** Loads the files under review. True when they are open. */
  async import(): Promise<boolean> {
    if (this.activity.kind === 'importing') {
      this.notice = { code: 'import.busy', detail: {} };
      return false;
    }
    return this.#work.run(async (signal) => {
      await readMissing(this.#looking(signal));
      const { sources, files } = this.#review;
      const dropped = files
        .map(({ file }) => file)
        .filter((file, index, all) => all.indexOf(file) === index);
      const own = { sources, files: dropped };
      const { origin } = this.#open;
      const all =
        this.adds && this.canAdd === 'yes' && origin
          ? joinFiles(await filesOf(origin, this.#looking(signal)), own)
          : own;
      await this.#open.load(this.engine, all, this.#watched(dropped, signal));
      await nextTask();
      this.#review.clear();
      for (const source of sources.plan.sources) remembered.keep(source, sources.plan.currency);
      this.#open.isSample = false;
    });
  }

  /** Opens files without a review: the sample, a reload, another tab's data. */
  async open(
    files: readonly File[],
    plan: ImportPlan | null,
    sample: boolean,
    currency?: string,
  ): Promise<boolean> {
    if (this.isBusy) return false;
    this.error = null;
    this.isUnattended = true;
    const opened = await this.#work.run(async (signal) => {
      this.#review.clear();
      await lookInto(files, this.#looking(signal));
      if (plan) this.#review.usePlan(plan);
      await readMissing(this.#looking(signal));
      const sources = this.#review.sourcesAs(plan, currency);
      await this.#open.load(this.engine, { files, sources }, this.#watched(files, signal));
      this.#review.clear();
      this.#open.isSample = sample;
    });
    this.isUnattended = false;
    if (!opened) this.#clearReview();
    return opened;
  }

  /**
   * Opens the copy on this device. With what another page handed over, the files it was made of can
   * still be mapped again. True when it is open.
   */
  async openKept(handover: Handover | null = null): Promise<boolean> {
    if (this.isBusy) return false;
    this.error = null;
    const { files = [], plan = null } = handover ?? {};
    return this.#work.run(async (signal) => {
      this.activity = { kind: 'reopening', fileName: this.kept.info?.name ?? '' };
      await this.#open.reopen(this.engine, plan && { files, plan, sources: null }, signal);
    });
  }

  /** Stops what is under way; earlier data stay open. */
  cancel(): void {
    if (this.activity.kind === 'importing') this.activity = { ...this.activity, cancelling: true };
    this.#work.stop();
  }

  /** Leaves the review without importing. */
  leaveReview(): void {
    this.error = null;
    this.#clearReview();
  }

  /** Closes the open data and forgets everything: the copy on this device and remembered mappings. */
  async forget(): Promise<void> {
    this.leaveReview();
    remembered.clear();
    const closed = this.#open.forget(this.engine);
    this.kept.keep(null);
    await Promise.all([closed, this.kept.forget()]);
  }

  /**
   * Opens the data again after the engine had to be restarted: from the copy on this device where
   * there is one, else from the files. A review goes on afterwards.
   */
  async reload(): Promise<void> {
    this.notice = { code: 'engine.died', detail: {} };
    // Whatever the dead engine was doing has to fail first.
    await this.#work.ended();
    const { report } = this.#open;
    if (!report) return;
    await this.#work.run(async (signal) => {
      this.activity = { kind: 'reopening', fileName: report.model.fileNames[0] ?? '' };
      await this.#open.restore(this.engine, signal, async (origin) => {
        const found = await filesOf(origin, this.#looking(signal));
        return [found, this.#watched(origin.files, signal)];
      });
    });
  }

  /** Nothing is left to review; an error stays. */
  #clearReview(): void {
    this.#review.clear();
    this.activity = { kind: 'idle' };
  }

  #looking(signal: AbortSignal): Looking {
    const onactivity = (activity: Activity): void => void (this.activity = activity);
    return { inspector: this.inspector, review: this.#review, signal, onactivity };
  }

  /** Shows that these files are being loaded, and from then on how far that is. */
  #watched(files: readonly File[], signal: AbortSignal): LoadOptions {
    this.activity = importing(files[0]?.name ?? '');
    return {
      signal,
      progress: (progress) => {
        if (this.activity.kind === 'importing') this.activity = { ...this.activity, progress };
      },
    };
  }

  /** A failure becomes the workspace's error and leaves the data as they were. */
  #end(failure: AppError | null): void {
    if (failure?.code === 'import.cancelled' || failure?.code === 'engine.cancelled')
      this.notice = { code: 'import.cancelled', detail: {} };
    else if (failure) this.error = failure;
    if (failure || this.isBusy) this.#rest();
    this.kept.keep(this.isSample ? null : this.report);
  }

  /** Nothing is under way: files that can be loaded are open for review. */
  #rest(): void {
    this.activity = { kind: this.#review.isComplete ? 'reviewing' : 'idle' };
  }
}
