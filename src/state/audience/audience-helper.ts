import { proxy, transfer, type Remote } from 'comlink';
import type { AudienceOrder, AudienceProgress, AudienceService } from '../../audience/service.ts';
import type { ConsentCounts } from '../../audience/consent-counts.ts';
import type { PlatformCard } from '../../audience/platform-card.ts';
import type { FieldSamples } from '../../audience/samples.ts';
import type { SuppressionCounts } from '../../audience/suppression.ts';
import type { AudienceReport } from '../../audience/types.ts';
import type { PeopleLayout } from '../../core/audience/people-layout.ts';
import type { AudienceField } from '../../core/audience/plan.ts';
import { AppFailure, type Result } from '../../core/error.ts';
import { WorkerClient } from '../worker-client.ts';

/** What an export calls in the page while it runs. */
export interface ExportCalls {
  /** Takes the next bytes of a file; null where there are to be no files. */
  readonly take: ((file: number, chunk: Uint8Array<ArrayBuffer>) => void) | null;
  readonly progress: AudienceProgress;
}

/**
 * Makes the files of audiences in a worker of its own, which starts when it is first needed. A worker
 * that dies takes with it what was under way, and the people that it held: `life` is another one then.
 */
export class AudienceHelper {
  readonly #worker: WorkerClient<AudienceService>;

  constructor(startWorker: () => Worker) {
    this.#worker = new WorkerClient(startWorker);
  }

  /** Changes when a worker dies: what it was told the next one does not know. */
  get life(): number {
    return this.#worker.life;
  }

  /** Every platform, in the order in which they are offered. */
  platforms(signal: AbortSignal): Promise<readonly PlatformCard[]> {
    return this.#ask(signal, (remote, id) => remote.platforms(id));
  }

  /** Hands over the people of a segment: the bytes are gone here afterwards. How many people they are. */
  takePeople(bytes: Uint8Array, layout: PeopleLayout, signal: AbortSignal): Promise<number> {
    return this.#ask(signal, (remote, id) =>
      remote.takePeople(id, transfer(bytes, [bytes.buffer]), layout),
    );
  }

  /** Hands over suppression files instead of earlier ones; what was understood of each. */
  takeSuppressions(
    files: readonly Blob[],
    country: string | null,
    signal: AbortSignal,
  ): Promise<readonly SuppressionCounts[]> {
    return this.#ask(signal, (remote, id) => remote.takeSuppressions(id, files, country));
  }

  /** The first values of fields, which are personal: they are masked before they are shown. */
  samples(
    fields: readonly AudienceField[],
    most: number,
    country: string | null,
    signal: AbortSignal,
  ): Promise<readonly FieldSamples[]> {
    return this.#ask(signal, (remote, id) => remote.samples(id, fields, most, country));
  }

  /** What the consent column says of the people. */
  consents(yes: readonly string[] | null, signal: AbortSignal): Promise<ConsentCounts> {
    return this.#ask(signal, (remote, id) => remote.consents(id, yes));
  }

  /** Writes the files, or only counts; fails with `audience.…`, and `export.failed` where the worker is gone. */
  export(order: AudienceOrder, calls: ExportCalls, signal: AbortSignal): Promise<AudienceReport> {
    const { take } = calls;
    const taken =
      take &&
      proxy((file: number, chunk: Uint8Array<ArrayBuffer>) => {
        take(file, chunk);
        return Promise.resolve();
      });
    const progress = proxy((...now: Parameters<AudienceProgress>) => {
      if (!signal.aborted) calls.progress(...now);
    });
    return this.#ask(signal, (remote, id) => remote.export(id, order, taken, progress));
  }

  async #ask<T>(
    signal: AbortSignal,
    question: (remote: Remote<AudienceService>, id: number) => Promise<Result<T>>,
  ): Promise<T> {
    if (signal.aborted) throw new AppFailure({ code: 'audience.cancelled', detail: {} });
    return this.#worker.ask(signal, question, (message) => ({
      code: 'export.failed',
      detail: { message },
    }));
  }
}
