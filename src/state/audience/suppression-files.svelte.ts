import type { SuppressionCounts } from '../../audience/suppression.ts';
import type { Inspector } from '../inspector.ts';
import type { AudienceHelper } from './audience-helper.ts';

/** A list of people who are not to be written to. Its cells stay in memory and are kept nowhere. */
export interface SuppressionFile {
  readonly name: string;
  /** Its cells, one on each line. */
  readonly cells: Blob;
  /** What they were understood as; null until that is known. */
  readonly counts: SuppressionCounts | null;
}

/** The suppression files of the tab: read once, and handed to the worker that exports. */
export class SuppressionFiles {
  all = $state.raw<readonly SuppressionFile[]>([]);
  #known = '';

  constructor(
    private readonly helper: AudienceHelper,
    private readonly inspector: Inspector,
  ) {}

  /** Reads files and adds them. Fails with a `file.…` code. */
  async add(files: readonly File[], signal: AbortSignal): Promise<void> {
    for (const file of files) {
      const cells = await this.inspector.cellTexts(file, signal);
      this.all = [...this.all, { name: file.name, cells, counts: null }];
    }
  }

  remove(place: number): void {
    this.all = this.all.filter((_, at) => at !== place);
  }

  /** Sees to it that the worker has these files, read with this country for numbers without a code. */
  async have(country: string | null, signal: AbortSignal): Promise<void> {
    const files = this.all;
    const known = `${this.helper.life} ${country} ${files.map(({ name, cells }) => `${name} ${cells.size}`).join('\n')}`;
    if (known === this.#known) return;
    this.#known = '';
    const counts = await this.helper.takeSuppressions(
      files.map(({ cells }) => cells),
      country,
      signal,
    );
    this.all = files.map((file, at) => ({ ...file, counts: counts[at] ?? null }));
    this.#known = known;
  }
}
