import { CancellableWork, type CancelSignal } from '../core/cancellable-work.ts';
import type { Result } from '../core/error.ts';
import type { PeopleLayout } from '../core/audience/people-layout.ts';
import type { AudienceField } from '../core/audience/plan.ts';
import { countConsents, type ConsentCounts } from './consent-counts.ts';
import { exportAudience } from './export.ts';
import { peopleOf } from './people-table.ts';
import { cardOf, type PlatformCard } from './platform-card.ts';
import { platforms } from './registry.ts';
import { samplesOf, type FieldSamples } from './samples.ts';
import { readSuppression, type Suppression, type SuppressionCounts } from './suppression.ts';
import { joinSuppressions } from './suppressions.ts';
import type { AudienceReport, AudienceRequest, People } from './types.ts';

/** An export as the page asks for it: whom to suppress the worker knows. */
export type AudienceOrder = Omit<AudienceRequest, 'suppression'>;

/** Called from the worker: the next bytes of a file, and how far the work is. */
export type TakeChunk = (file: number, chunk: Uint8Array<ArrayBuffer>) => Promise<void>;
export type AudienceProgress = (done: number, total: number) => void;

/**
 * Exports behind a worker's boundary: named by an id, cancelled by it, and answered with a result or an
 * error record. People and suppressed values stay in the worker until others take their place.
 */
export class AudienceService {
  readonly #work = new CancellableWork();
  #people: People | null = null;
  #suppression: Suppression | null = null;

  constructor(
    /** Holds the lock of that name for as long as the worker lives; resolves when it is held. */
    private readonly hold: (life: string) => Promise<void>,
    /** Marks bytes that move to the page instead of being copied. */
    private readonly moved: (chunk: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
  ) {}

  /** Lets whoever waits for the lock `life` learn of this worker's death. */
  live(life: string): Promise<void> {
    return this.hold(life);
  }

  /** Every platform, in the order in which they are offered. */
  platforms(id: number): Promise<Result<readonly PlatformCard[]>> {
    return this.#attempt(id, () => Promise.resolve(platforms.map(cardOf)));
  }

  /** Takes the people of a segment, as the engine told them; how many there are. */
  takePeople(id: number, bytes: Uint8Array, layout: PeopleLayout): Promise<Result<number>> {
    return this.#attempt(id, () => {
      this.#people = peopleOf(bytes, layout);
      return Promise.resolve(this.#people.size);
    });
  }

  /** Takes suppression files, each the text of its cells line by line; what was understood of each. */
  takeSuppressions(
    id: number,
    files: readonly Blob[],
    country: string | null,
  ): Promise<Result<readonly SuppressionCounts[]>> {
    return this.#attempt(id, async () => {
      const read: Suppression[] = [];
      for (const file of files)
        read.push(await readSuppression((await file.text()).split('\n'), country));
      this.#suppression = joinSuppressions(read);
      return read.map(({ counts }) => counts);
    });
  }

  /** The first values of each field, as the files have them and as they are read. */
  samples(
    id: number,
    fields: readonly AudienceField[],
    most: number,
    country: string | null,
  ): Promise<Result<readonly FieldSamples[]>> {
    return this.#attempt(id, () =>
      Promise.resolve(this.#people ? samplesOf(this.#people, fields, most, country) : []),
    );
  }

  /** What the consent column says of the people. */
  consents(id: number, yes: readonly string[] | null): Promise<Result<ConsentCounts>> {
    return this.#attempt(id, () =>
      Promise.resolve(
        this.#people ? countConsents(this.#people, yes) : { yes: 0, no: 0, unknown: 0 },
      ),
    );
  }

  /** Writes the files, or with `take` null only counts what would be in them. */
  export(
    id: number,
    order: AudienceOrder,
    take: TakeChunk | null,
    progress: AudienceProgress,
  ): Promise<Result<AudienceReport>> {
    return this.#attempt(id, async (cancel) => {
      const people = this.#people;
      if (!people) throw new Error('no people were handed over');
      return exportAudience({ ...order, suppression: this.#suppression }, people, {
        write: take && ((file, chunk) => take(file, this.moved(chunk))),
        progress: (done, total) => {
          progress(done, total);
        },
        cancel,
      });
    });
  }

  cancel(id: number): void {
    this.#work.cancel(id);
  }

  #attempt<T>(id: number, work: (signal: CancelSignal) => Promise<T>): Promise<Result<T>> {
    return this.#work.attempt(id, work, (error) => ({
      code: 'export.failed',
      // What else it says may hold a value.
      detail: { message: error instanceof Error ? error.name : '' },
    }));
  }
}
