import { audiencePeople, type PeopleRequest } from '../../analyses/audience-people.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { render } from '../../core/sql/index.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AudienceHelper } from './audience-helper.ts';

/**
 * The people of a segment in the worker that exports: they are asked of the engine and handed over only
 * where the worker does not have these very ones.
 */
export class PeopleAtHand {
  #known = '';
  #size = 0;

  constructor(
    private readonly engine: Engine,
    private readonly model: ModelInfo,
    private readonly helper: AudienceHelper,
  ) {}

  /** Sees to it that the worker has the people of a request; how many they are. */
  async have(request: PeopleRequest, signal: AbortSignal): Promise<number> {
    const { query, layout } = audiencePeople(request, this.model);
    const text = render(query, this.engine.dialect) + JSON.stringify(layout);
    if (this.#isKnown(text)) return this.#size;
    this.#known = '';
    // Without a version of the data nothing is kept: the bytes move on to the worker.
    const { bytes } = await this.engine.run(query, { signal });
    this.#size = await this.helper.takePeople(bytes, layout, signal);
    this.#known = `${this.helper.life} ${text}`;
    return this.#size;
  }

  #isKnown(text: string): boolean {
    return this.#known === `${this.helper.life} ${text}`;
  }
}
