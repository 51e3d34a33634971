import { AppFailure, type AppError } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import type { Engine, EngineStatus, LoadProgress, Sources } from '../engine/engine.ts';
import { sourcesOf } from '../engine/sources.ts';
import type { Inspection, Overrides, WorkStage } from '../ingest/types.ts';
import type { Handover } from './handover.ts';
import type { Inspector } from './inspector.ts';
import { mappingProblems } from './remap.ts';
import { remembered } from './remembered.ts';

/** A dropped file on its way in: what was found, and what the user decided instead. */
export interface FileUnderReview {
  readonly file: File;
  readonly overrides: Overrides;
  readonly inspection: Inspection;
  /** The plan as the detectors made it, before anyone changed it. */
  readonly found: SourcePlan;
}

/** What the workspace is doing. Data that are already open stay open until an import succeeds. */
export type Activity =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'inspecting';
      readonly fileName: string;
      readonly stage: WorkStage;
      readonly bytes: number;
      readonly totalBytes: number;
    }
  | { readonly kind: 'reviewing' }
  | {
      readonly kind: 'importing';
      readonly fileName: string;
      readonly progress: LoadProgress | null;
      readonly startedAt: number;
      readonly cancelling: boolean;
    };

/** The data of this tab: files under review, the import, and what is open. */
export class Workspace {
  engineStatus = $state.raw<EngineStatus>({ state: 'loading', bytesLoaded: 0, bytesTotal: 0 });
  activity = $state.raw<Activity>({ kind: 'idle' });
  files = $state.raw<readonly FileUnderReview[]>([]);
  currency = $state.raw<string | null>(null);
  error = $state.raw<AppError | null>(null);
  /** The open data set, or null. */
  report = $state.raw<LoadReport | null>(null);
  /** Whether the open data are the sample shop. */
  isSample = $state.raw(false);
  /** Whether files are being opened without a review. */
  isUnattended = $state.raw(false);
  /** Something the user should know that needs no answer; shown once. */
  notice = $state.raw<AppError | null>(null);

  #engine: Engine | null = null;
  #abort = new AbortController();
  #open: { readonly sources: Sources; readonly files: readonly File[] } | null = null;
  #imports = 0;
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

  /** What another page needs to have the same data. */
  get handover(): Handover | null {
    return (
      this.#open && {
        files: this.#open.files,
        plan: this.#open.sources.plan,
        sample: this.isSample,
      }
    );
  }

  /** Looks into dropped files and shows them for review. True when they can be reviewed. */
  async review(dropped: readonly File[]): Promise<boolean> {
    if (this.isBusy) {
      this.notice = { code: 'import.busy', detail: {} };
      return false;
    }
    this.error = null;
    this.files = [];
    return this.#guarded(async (signal) => {
      for (const file of dropped) await this.#inspect(file, {}, signal);
      this.activity = { kind: 'reviewing' };
    });
  }

  /** Shows the files that are open for review again, to map them differently. */
  async reviewAgain(): Promise<void> {
    if (this.#open) await this.review(this.#open.files);
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
    this.files = this.files.map((file, at) =>
      at === index ? { ...file, inspection: { ...file.inspection, plan } } : file,
    );
  }

  /** Loads the files under review. True when they are open. */
  async import(): Promise<boolean> {
    if (this.activity.kind === 'importing') {
      this.notice = { code: 'import.busy', detail: {} };
      return false;
    }
    const reviewed = this.files;
    return this.#guarded(async (signal) => {
      const sources = sourcesOf(
        reviewed.map(({ inspection }) => inspection),
        this.currency,
      );
      await this.#load(
        sources,
        reviewed.map(({ file }) => file),
        signal,
      );
      this.files = [];
      for (const source of sources.plan.sources) remembered.keep(source, sources.plan.currency);
      this.isSample = false;
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
      this.files = [];
      for (const file of files) await this.#inspect(file, {}, signal);
      const inspected = this.files.map(({ inspection }) => inspection);
      const known = inspected.map((inspection) => ({
        ...inspection,
        plan:
          plan?.sources.find((source) => source.fileName === inspection.plan.fileName) ??
          inspection.plan,
      }));
      await this.#load(sourcesOf(known, plan ? plan.currency : currency), files, signal);
      this.files = [];
      this.isSample = sample;
    });
    this.isUnattended = false;
    if (!opened) this.leaveUnattended();
    return opened;
  }

  /** After a failed opening without review there is nothing to review; the error stays. */
  private leaveUnattended(): void {
    this.files = [];
    this.activity = { kind: 'idle' };
  }

  /** Whether the files under review can be loaded without a question. */
  get isConfident(): boolean {
    return (
      this.files.length > 0 &&
      !this.needsAnswer &&
      this.files.every(({ inspection }) => inspection.data !== null)
    );
  }

  /** Whether something in the files under review can only be decided by the user. */
  get needsAnswer(): boolean {
    return this.files.some(({ inspection }) => needsAnswer(inspection));
  }

  /** Stops what is under way; earlier data stay open. */
  cancel(): void {
    if (this.activity.kind === 'importing') this.activity = { ...this.activity, cancelling: true };
    this.#abort.abort();
  }

  /** Leaves the review without importing. */
  leaveReview(): void {
    this.files = [];
    this.error = null;
    this.activity = { kind: 'idle' };
  }

  /** Closes the open data and forgets remembered mappings. */
  async forget(): Promise<void> {
    const schema = this.report?.model.schema;
    this.report = null;
    this.#open = null;
    this.isSample = false;
    this.leaveReview();
    remembered.clear();
    if (schema) await this.engine.forget(schema);
  }

  /** Loads the open data again after the engine had to be restarted; a review goes on afterwards. */
  async reload(): Promise<void> {
    this.notice = { code: 'engine.died', detail: {} };
    // Whatever the dead engine was doing has to fail first.
    await this.#current;
    const open = this.#open;
    if (!open || !this.report) return;
    await this.#guarded((signal) => this.#load(open.sources, open.files, signal));
  }

  async #inspect(
    file: File,
    overrides: Overrides,
    signal: AbortSignal,
    index?: number,
  ): Promise<void> {
    const show = (inspection: Inspection): void => {
      const { plan, currency } = remembered.recall(inspection.plan);
      const entry: FileUnderReview = {
        file,
        overrides,
        inspection: { ...inspection, plan },
        found: inspection.plan,
      };
      const at = index ?? this.files.findIndex((other) => other.file === file);
      this.files =
        at < 0 ? [...this.files, entry] : this.files.map((other, i) => (i === at ? entry : other));
      if (plan.role === 'transactions')
        this.currency = currency === undefined ? inspection.currency : currency;
    };
    this.activity = {
      kind: 'inspecting',
      fileName: file.name,
      stage: 'charset',
      bytes: 0,
      totalBytes: file.size,
    };
    show(
      await this.inspector.inspect(file, overrides, {
        signal,
        early: show,
        progress: (bytes, totalBytes, stage) => {
          this.activity = { kind: 'inspecting', fileName: file.name, stage, bytes, totalBytes };
        },
      }),
    );
  }

  async #load(sources: Sources, files: readonly File[], signal: AbortSignal): Promise<void> {
    const before = this.report?.model.schema;
    this.activity = {
      kind: 'importing',
      fileName: files[0]?.name ?? '',
      progress: null,
      startedAt: Date.now(),
      cancelling: false,
    };
    const report = await this.engine.load(sources, `shop_${++this.#imports}`, {
      signal,
      progress: (progress) => {
        if (this.activity.kind === 'importing') this.activity = { ...this.activity, progress };
      },
    });
    this.report = report;
    this.#open = { sources, files };
    if (before && before !== report.model.schema)
      await this.engine.forget(before).catch(() => undefined);
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
    const canReview =
      this.files.length > 0 && this.files.every(({ inspection }) => inspection.data !== null);
    this.activity = { kind: canReview ? 'reviewing' : 'idle' };
  }
}

/** A role is missing, or a cell can be read in two ways and nobody has chosen. */
function needsAnswer({ plan, columns }: Inspection): boolean {
  const isAsked = plan.columns.some(
    (column) =>
      column.use !== 'ignore' &&
      columns[column.index]?.ambiguous &&
      column.reason.code !== 'chosenByUser',
  );
  return isAsked || (plan.role === 'transactions' && mappingProblems(plan).length > 0);
}
