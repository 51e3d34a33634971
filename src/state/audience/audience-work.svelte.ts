import { tableFromIPC } from 'apache-arrow';
import type { ConsentCounts } from '../../audience/consent-counts.ts';
import type { PlatformCard } from '../../audience/platform-card.ts';
import type { FieldSamples } from '../../audience/samples.ts';
import type { AudienceFacts, AudienceFile, AudienceReport } from '../../audience/types.ts';
import { baselineQuery, readBaseline, type Baseline } from '../../analyses/audience-baseline.ts';
import type { PeopleRequest } from '../../analyses/audience-people.ts';
import {
  identifierQuery,
  readIdentifierKind,
  type IdentifierKind,
} from '../../analyses/audience-sources.ts';
import { audienceFields, type AudiencePlan } from '../../core/audience/plan.ts';
import { recordOf, type AppError } from '../../core/error.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { Sql } from '../../core/sql/index.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Inspector } from '../inspector.ts';
import type { AudienceHelper } from './audience-helper.ts';
import { FileParts } from './file-parts.ts';
import { PeopleAtHand } from './audience-people.ts';
import { SuppressionFiles } from './suppression-files.svelte.ts';

/** What is to be exported. */
export interface AudienceTask extends PeopleRequest {
  readonly facts: AudienceFacts;
}

/** An export that is done: its files wait in memory until they are saved. */
export interface MadeAudience {
  readonly plan: AudiencePlan;
  readonly facts: AudienceFacts;
  readonly report: AudienceReport;
  readonly files: readonly { readonly file: AudienceFile; readonly content: Blob }[];
}

/** Values of each field that are shown as examples. */
const shownSamples = 5;
/** A plan that is being edited is counted once the hand rests, in milliseconds. */
const restMilliseconds = 120;

/** An audience on screen: who would be in its files as the plan stands, and the files once they are made. */
export class AudienceWork {
  people = $state.raw<number | null>(null);
  /** Every platform that there is; empty until the worker says so. */
  platforms = $state.raw<readonly PlatformCard[]>([]);
  /** What the files would hold; null until that is known, and while the plan allows no export. */
  report = $state.raw<AudienceReport | null>(null);
  /** Why nothing is counted, or why the export failed. */
  error = $state.raw<AppError | null>(null);
  /** Whether `report` is still that of an earlier plan. */
  isBehind = $state.raw(true);
  /** What the chosen consent column says, by answer; null where none is chosen. */
  consents = $state.raw<ConsentCounts | null>(null);
  samples = $state.raw<readonly FieldSamples[]>([]);
  /** What the identifiers of customers are; undefined until that is known. */
  identifier = $state.raw<IdentifierKind | undefined>(undefined);
  baseline = $state.raw<Baseline | null>(null);
  exporting = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  made = $state.raw<MadeAudience | null>(null);
  readonly suppressions: SuppressionFiles;

  readonly #people: PeopleAtHand;
  #counting = new AbortController();
  #export = new AbortController();

  constructor(
    private readonly engine: Engine,
    private readonly model: ModelInfo,
    private readonly helper: AudienceHelper,
    inspector: Inspector,
  ) {
    this.#people = new PeopleAtHand(engine, model, helper);
    this.suppressions = new SuppressionFiles(helper, inspector);
  }

  /** Learns what does not depend on the plan: what identifiers are, and how many come back by themselves. */
  async begin(asOf: string | null): Promise<void> {
    try {
      this.identifier = readIdentifierKind(await this.#row(identifierQuery(this.model)));
      this.baseline = readBaseline(await this.#row(baselineQuery(this.model, asOf)));
    } catch (failure) {
      this.error = recordOf(failure, 'engine.query');
      this.identifier ??= null;
    }
  }

  /** Counts what the files of a task would hold, unless another one is asked for first. */
  count(task: AudienceTask): () => void {
    this.#counting.abort();
    const { signal } = (this.#counting = new AbortController());
    this.isBehind = true;
    const timer = setTimeout(() => void this.#count(task, signal), restMilliseconds);
    return () => clearTimeout(timer);
  }

  async #count(task: AudienceTask, signal: AbortSignal): Promise<void> {
    const { plan, facts } = task;
    const isCalledOff = (): boolean => signal.aborted;
    try {
      if (this.platforms.length === 0) this.platforms = await this.helper.platforms(signal);
      this.people = await this.#people.have(task, signal);
      await this.suppressions.have(plan.country, signal);
      const fields = audienceFields.filter((field) => task.sources[field] !== undefined);
      const samples = await this.helper.samples(fields, shownSamples, plan.country, signal);
      if (isCalledOff()) return;
      this.samples = samples;
      this.consents =
        plan.consent?.kind === 'column'
          ? await this.helper.consents(plan.consent.yes, signal)
          : null;
      const calls = { take: null, progress: () => undefined };
      const report =
        plan.platforms.length === 0
          ? null
          : await this.helper.export({ plan: countable(plan), facts }, calls, signal);
      if (isCalledOff()) return;
      [this.report, this.error] = [report, null];
      this.isBehind = false;
    } catch (failure) {
      if (isCalledOff()) return;
      [this.report, this.error] = [null, recordOf(failure, 'export.failed')];
      this.isBehind = false;
    }
  }

  /** Makes the files. What is done when it succeeds; null where it was cancelled or failed. */
  async export(task: AudienceTask): Promise<MadeAudience | null> {
    this.#export.abort();
    const { signal } = (this.#export = new AbortController());
    this.exporting = { done: 0, total: this.people ?? 0 };
    this.made = null;
    this.error = null;
    const { plan, facts } = task;
    const parts = new FileParts();
    const take = (file: number, chunk: Uint8Array<ArrayBuffer>): void => parts.take(file, chunk);
    try {
      await this.#people.have(task, signal);
      await this.suppressions.have(plan.country, signal);
      const progress = (done: number, total: number): void => {
        if (!signal.aborted) this.exporting = { done, total };
      };
      const report = await this.helper.export({ plan, facts }, { take, progress }, signal);
      const files = report.files.map((file) => ({
        file,
        content: parts.contentOf(file.id),
      }));
      this.made = { plan, facts, report, files };
    } catch (failure) {
      if (!signal.aborted) this.error = recordOf(failure, 'export.failed');
    } finally {
      if (this.#export.signal === signal) this.exporting = null;
    }
    return this.made;
  }

  /** Stops the export under way: nothing of it is kept. */
  cancel(): void {
    this.#export.abort();
    this.exporting = null;
  }

  /** Stops everything: the page is left. */
  leave(): void {
    this.#counting.abort();
    this.#export.abort();
  }

  async #row(query: Sql): Promise<Readonly<Record<string, unknown>> | undefined> {
    const dataVersion = this.model.schema + this.model.dataVersion;
    const { bytes } = await this.engine.run(query, { dataVersion });
    const row = tableFromIPC(bytes).get(0) as { toJSON(): Record<string, unknown> } | null;
    return row?.toJSON();
  }
}

/** The plan as it is counted: who consents is not known yet where nothing says so, and nobody is dropped. */
function countable(plan: AudiencePlan): AudiencePlan {
  const isOpen =
    plan.consent === null || (plan.consent.kind === 'statement' && plan.consent.text.trim() === '');
  return isOpen ? { ...plan, consent: { kind: 'statement', text: '–' } } : plan;
}
