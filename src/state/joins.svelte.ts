import type { JoinFinding } from '../core/model/join.ts';
import type { SourcePlan } from '../core/model/plan.ts';
import type { JoinTable } from '../ingest/joins/types.ts';
import type { Inspector } from './inspector.ts';
import { remembered } from './remembered.ts';
import type { FileUnderReview } from './review.svelte.ts';

/** Takes a plan that the values changed, and whose it is. */
type Settle = (index: number, plan: SourcePlan) => void;

/**
 * How the tables under review meet, by the values of all their rows. Roles and keys that headers do
 * not tell are settled by it, so that an import has to wait until it is known.
 */
export class Joins {
  findings = $state.raw<readonly JoinFinding[]>([]);
  /** Whether the tables as they are mapped now are still being compared. */
  isComparing = $state.raw(false);

  /** What was compared last, or is being compared. */
  #question = '';
  #files: readonly FileUnderReview[] = [];
  #abort = new AbortController();

  constructor(private readonly inspector: Pick<Inspector, 'joins'>) {}

  /** Compares the tables as they are mapped now; `settle` gets each plan that the values change. */
  follow(files: readonly FileUnderReview[], settle: Settle): void {
    this.#files = files;
    const question = questionOf(files);
    if (question === this.#question) return;
    this.#question = question;
    this.#abort.abort();
    this.#abort = new AbortController();
    const isAsked = files.length > 1 && files.every(({ inspection }) => inspection.data !== null);
    this.isComparing = isAsked;
    if (isAsked) void this.#compare(settle, this.#abort.signal);
    else this.findings = [];
  }

  /** Stops comparing and forgets what was found. */
  stop(): void {
    this.follow([], () => undefined);
  }

  async #compare(settle: Settle, signal: AbortSignal): Promise<void> {
    const files = this.#files;
    const tables = files.map(({ inspection, isRoleChosen }): JoinTable => ({
      inspection,
      isRoleChosen,
    }));
    // The import reads the files itself and says what is wrong with them.
    const survey = await this.inspector.joins(tables, signal).catch(() => null);
    if (signal.aborted) return;
    if (this.#files.some(({ inspection }, at) => inspection.plan !== planOf(files, at)))
      return this.#compare(settle, signal);
    this.findings = survey?.findings ?? [];
    this.isComparing = false;
    const plans = survey?.plans ?? [];
    this.#question = questionOf(
      files.map((file, index) => {
        const plan = plans[index] ?? file.inspection.plan;
        return { ...file, inspection: { ...file.inspection, plan } };
      }),
    );
    plans.forEach((plan, index) => {
      const before = planOf(files, index);
      if (JSON.stringify(plan) === JSON.stringify(before)) return;
      // Planned as something else, a table's columns are mapped as they were confirmed last time.
      settle(index, plan.role === before?.role ? plan : remembered.recall(plan).plan);
    });
  }
}

function planOf(files: readonly FileUnderReview[], index: number): SourcePlan | undefined {
  return files[index]?.inspection.plan;
}

/** What the comparison depends on, as a text: which files, what their rows and their keys are. */
function questionOf(files: readonly FileUnderReview[]): string {
  return JSON.stringify(
    files.map(({ inspection: { plan, data, facts }, isRoleChosen }) => [
      ...[plan.fileName, plan.role, isRoleChosen, facts.contentHash, data?.size],
      plan.columns.map(({ use, reason }) => [use, reason.code === 'chosenByUser']),
    ]),
  );
}
