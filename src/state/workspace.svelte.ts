import { AppFailure, type AppError } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { SourceRole } from '../core/model/fields.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import type { Engine, EngineStatus, LoadOptions } from '../engine/engine.ts';
import type { Inspection, Overrides } from '../ingest/types.ts';
import { inspecting, type Activity } from './activity.ts';
import type { Handover } from './handover.ts';
import type { Inspector } from './inspector.ts';
import { nextTask } from './next-task.ts';
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
  #abort = new AbortController();
  readonly #review = new Review();
  readonly #open = new OpenData();
  /** The long work under way, or the last one; it never rejects. */
  #current: Promise<unknown> = Promise.resolve();

  constructor(private readonly inspector: Inspector) {}

  /** The engine is made after the workspace, because it reports to it. */
  attach(engine: Engine): void {
    this.#engine = engine;
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error('no engine is attached');
    return this.#engine;
  }

  get isBusy(): boolean {
    return this.activity.kind === 'importing' || this.activity.kind === 'inspecting';
  }

  /** The open data set, or null. */
  get report(): LoadReport | null {
    return this.#open.report;
  }

  /** Whether the open data are the sample shop. */
  get isSample(): boolean {
    return this.#open.isSample;
  }

  /** What another page needs to have the same data. */
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
  get canAdd(): boolean {
    const open = this.#open.files;
    return (
      open !== null &&
      !this.isSample &&
      !open.some((file) => this.files.some((f) => f.file === file))
    );
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
    return this.#guarded(async (signal) => {
      for (const file of dropped) await this.#inspectTables(file, signal);
      this.activity = { kind: 'reviewing' };
    });
  }

  /** Shows the files that are open for review again, to map them differently. */
  async reviewAgain(): Promise<void> {
    const { files } = this.#open;
    if (files) await this.review(files);
  }

  /** Reads one of the files again under another encoding, delimiter or header. */
  async reread(index: number, overrides: Overrides): Promise<void> {
    const before = this.files[index];
    if (!before || this.isBusy) return;
    await this.#guarded(async (signal) => {
      await this.#inspect(before.file, { ...before.overrides, ...overrides }, signal, index);
      this.activity = { kind: 'reviewing' };
    });
  }

  /** Changes how one of the files is mapped. */
  remap(index: number, plan: SourcePlan): void {
    this.#review.remap(index, plan);
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
    return this.#guarded(async (signal) => {
      const { sources, files } = this.#review;
      const dropped = files
        .map(({ file }) => file)
        .filter((file, index, all) => all.indexOf(file) === index);
      const own = { sources, files: dropped };
      const all = this.adds && this.canAdd ? this.#open.withFiles(own) : own;
      await this.#open.load(this.engine, all.sources, all.files, this.#watched(dropped, signal));
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
    const opened = await this.#guarded(async (signal) => {
      this.#review.clear();
      for (const file of files) await this.#inspectTables(file, signal);
      const sources = this.#review.sourcesAs(plan, currency);
      await this.#open.load(this.engine, sources, files, this.#watched(files, signal));
      this.#review.clear();
      this.#open.isSample = sample;
    });
    this.isUnattended = false;
    // There is nothing to review then; the error stays.
    if (!opened) this.#clearReview();
    return opened;
  }

  /** Stops what is under way; earlier data stay open. */
  cancel(): void {
    if (this.activity.kind === 'importing') this.activity = { ...this.activity, cancelling: true };
    this.#abort.abort();
  }

  /** Leaves the review without importing. */
  leaveReview(): void {
    this.error = null;
    this.#clearReview();
  }

  /** Closes the open data and forgets remembered mappings. */
  async forget(): Promise<void> {
    this.leaveReview();
    remembered.clear();
    await this.#open.forget(this.engine);
  }

  /** Loads the open data again after the engine had to be restarted; a review goes on afterwards. */
  async reload(): Promise<void> {
    this.notice = { code: 'engine.died', detail: {} };
    // Whatever the dead engine was doing has to fail first.
    await this.#current;
    const { files } = this.#open;
    if (!files) return;
    await this.#guarded((signal) => this.#open.reload(this.engine, this.#watched(files, signal)));
  }

  #clearReview(): void {
    this.#review.clear();
    this.activity = { kind: 'idle' };
  }

  /** Looks into every table of a file that the file itself does not hide. */
  async #inspectTables(file: File, signal: AbortSignal): Promise<void> {
    this.activity = inspecting(file);
    const tables = await this.inspector.tables(file, signal);
    const visible = tables.filter(({ isHidden }) => !isHidden);
    for (const { path } of visible.length > 0 ? visible : tables)
      await this.#inspect(file, path.length > 0 ? { path } : {}, signal);
  }

  async #inspect(
    file: File,
    overrides: Overrides,
    signal: AbortSignal,
    index?: number,
  ): Promise<void> {
    const show = (inspection: Inspection): void =>
      this.#review.show(file, overrides, inspection, index);
    this.activity = inspecting(file);
    show(
      await this.inspector.inspect(file, overrides, {
        signal,
        early: show,
        progress: (...done) => {
          this.activity = inspecting(file, ...done);
        },
      }),
    );
  }

  /** Shows that these files are being loaded, and from then on how far that is. */
  #watched(files: readonly File[], signal: AbortSignal): LoadOptions {
    this.activity = {
      kind: 'importing',
      fileName: files[0]?.name ?? '',
      progress: null,
      startedAt: Date.now(),
      cancelling: false,
    };
    return {
      signal,
      progress: (progress) => {
        if (this.activity.kind === 'importing') this.activity = { ...this.activity, progress };
      },
    };
  }

  /** Runs something long; a failure becomes the workspace's error and leaves the data as they were. */
  #guarded(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const attempt = this.#attempt(work);
    this.#current = attempt;
    return attempt;
  }

  async #attempt(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    this.#abort = new AbortController();
    try {
      await work(this.#abort.signal);
      if (this.isBusy) this.#rest();
      return true;
    } catch (error) {
      const record: AppError =
        error instanceof AppFailure
          ? error.error
          : { code: 'import.failed', detail: { message: String(error) } };
      const cancelled = record.code === 'import.cancelled' || record.code === 'engine.cancelled';
      if (cancelled) this.notice = { code: 'import.cancelled', detail: {} };
      else this.error = record;
      this.#rest();
      return false;
    }
  }

  /** Nothing is under way: files that can be loaded are open for review. */
  #rest(): void {
    this.activity = { kind: this.#review.isComplete ? 'reviewing' : 'idle' };
  }
}
