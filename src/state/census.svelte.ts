import type { ColumnPlan, SourcePlan } from '../core/model/plan.ts';
import { betterPlan } from '../ingest/census/better.ts';
import type { Census, ColumnCensus } from '../core/model/census.ts';
import type { Inspection } from '../ingest/types.ts';
import type { Inspector } from './inspector.ts';
import { needsAnswer, type FileUnderReview } from './review.svelte.ts';

/** What is known of one table's cells. */
interface Taken {
  /** Counts of whole columns, by the column and its recipe. */
  readonly columns: Record<string, ColumnCensus>;
  /** The plan of the last whole census. */
  plan: SourcePlan | null;
}

/** A table under a plan. */
type Question = Pick<Inspection, 'data' | 'plan'>;

/**
 * Counts, beside everything else, how the cells of the files under review are understood. What is
 * being counted is dropped as soon as a plan changes; a column whose reading did not change is not
 * counted again.
 */
export class CensusTaker {
  #shown = $state.raw<readonly { readonly data: Blob; readonly census: Census }[]>([]);
  readonly #taken = new WeakMap<Blob, Taken>();
  #abort = new AbortController();
  #running: Question | null = null;
  #files: readonly FileUnderReview[] = [];

  constructor(private readonly inspector: Pick<Inspector, 'census'>) {}

  /** What is known by now of a table; null before anything is. */
  of(data: Blob | null): Census | null {
    return this.#shown.find((one) => one.data === data)?.census ?? null;
  }

  /**
   * Counts the tables as they are mapped now. `improve` gets a plan whose recipes read more cells
   * than those that the sample suggested.
   */
  follow(
    files: readonly FileUnderReview[],
    improve: (index: number, plan: SourcePlan) => void,
  ): void {
    this.#files = files;
    const running = this.#running;
    if (running && files.some(({ inspection }) => isOf(inspection, running))) return;
    this.#stop();
    this.#abort = new AbortController();
    void this.#takeAll(improve, this.#abort.signal);
  }

  /** Stops counting and lets go of the files. */
  close(): void {
    this.#stop();
    this.#files = [];
    this.#shown = [];
  }

  /** Stops counting; what was counted of whole tables stays known. */
  #stop(): void {
    this.#abort.abort();
    this.#running = null;
  }

  async #takeAll(
    improve: (index: number, plan: SourcePlan) => void,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      for (;;) {
        const index = this.#files.findIndex(({ inspection }) => this.#isOpen(inspection));
        const inspection = this.#files[index]?.inspection;
        if (!inspection?.data) break;
        const { data, plan } = inspection;
        const census = await this.#take(data, plan, signal);
        if (signal.aborted) return;
        const better = needsAnswer(inspection) ? null : betterPlan(plan, census);
        const now = this.#files.findIndex((file) => isOf(file.inspection, { data, plan }));
        if (better && now >= 0) improve(now, better);
      }
    } catch {
      // The import reads the file itself and says what is wrong with it.
    }
    if (!signal.aborted) this.#running = null;
  }

  /** Whether a table's rows are still to be counted under its plan. */
  #isOpen({ data, plan }: Inspection): boolean {
    return data !== null && plan.role !== 'unused' && this.#taken.get(data)?.plan !== plan;
  }

  async #take(data: Blob, plan: SourcePlan, signal: AbortSignal): Promise<Census> {
    this.#running = { data, plan };
    const taken: Taken = this.#taken.get(data) ?? { columns: {}, plan: null };
    this.#taken.set(data, taken);
    const used = plan.columns.filter(({ use }) => use !== 'ignore');
    const known = used.flatMap((column) => taken.columns[keyOf(column)] ?? []);
    const columns = used
      .map(({ index }) => index)
      .filter((index) => !known.some((one) => one.index === index));
    const show = (census: Census): Census => {
      const whole = { ...census, columns: [...known, ...census.columns] };
      if (signal.aborted) return whole;
      const others = this.#shown.filter((one) => one.data !== data);
      this.#shown = [...others, { data, census: whole }];
      return whole;
    };
    show({ rows: 0, isWhole: false, columns: [], records: null });
    const counted = await this.inspector.census({ plan, data, columns }, signal, show);
    if (signal.aborted) return counted;
    for (const column of used) {
      const own = counted.columns.find(({ index }) => index === column.index);
      if (own) taken.columns[keyOf(column)] = own;
    }
    taken.plan = plan;
    return show(counted);
  }
}

function isOf({ data, plan }: Question, question: Question): boolean {
  return data === question.data && plan === question.plan;
}

function keyOf({ index, recipe }: ColumnPlan): string {
  return `${index} ${JSON.stringify(recipe)}`;
}
