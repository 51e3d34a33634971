import { statedCurrencies, type StatedCurrency } from '../core/model/currency.ts';
import type { SourceRole } from '../core/model/fields.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import type { Sources } from '../engine/engine.ts';
import { sourcesOf } from '../engine/sources.ts';
import { requireMemory } from '../ingest/memory-need.ts';
import { settleRoles } from '../ingest/settle-roles.ts';
import type { Inspection, Overrides } from '../ingest/types.ts';
import { mappingProblems } from './remap.ts';
import { remembered } from './remembered.ts';

/** A dropped file on its way in: what was found, and what the user decided instead. */
export interface FileUnderReview {
  readonly file: File;
  /** What the user decided, and which table of the file it is. */
  readonly overrides: Overrides;
  /** Whether the user chose what the table's rows are. */
  readonly isRoleChosen: boolean;
  readonly inspection: Inspection;
  /** The plan as the detectors made it, before anyone changed it. */
  readonly found: SourcePlan;
}

/** The dropped files before they are loaded, and how they are to be read. */
export class Review {
  files = $state.raw<readonly FileUnderReview[]>([]);
  #currency = $state.raw<string | null>(null);

  /** `memoryLimit`: bytes that loading can use by now. */
  constructor(private readonly memoryLimit: () => number = () => Infinity) {}

  /** ISO 4217 code of the amounts, as found or as chosen; null where nothing says. */
  get currency(): string | null {
    return this.#currency;
  }

  /** Of tables that state several currencies, among them this one, its rows are loaded from now on. */
  set currency(code: string | null) {
    this.#currency = code;
    this.files = this.files.map((file) => {
      const { inspection } = file;
      if (code === null || !statesSeveral(inspection, code)) return file;
      return {
        ...file,
        inspection: { ...inspection, plan: { ...inspection.plan, onlyCurrency: code } },
      };
    });
  }

  /** Takes what is known of a file by now; a mapping confirmed for the same header applies. */
  show(file: File, overrides: Overrides, inspection: Inspection, index?: number): void {
    const { plan: recalled, currency } = remembered.recall(inspection.plan);
    const plan =
      currency && statesSeveral({ ...inspection, plan: recalled }, currency)
        ? { ...recalled, onlyCurrency: currency }
        : recalled;
    const at =
      index ??
      this.files.findIndex(
        (other) => other.file === file && samePath(other.overrides.path, overrides.path),
      );
    const entry: FileUnderReview = {
      file,
      overrides,
      isRoleChosen: this.files[at]?.isRoleChosen ?? false,
      inspection: { ...inspection, plan },
      found: inspection.plan,
    };
    this.files =
      at < 0 ? [...this.files, entry] : this.files.map((other, i) => (i === at ? entry : other));
    if (inspection.stage === 'whole') this.#settle();
    if (plan.role === 'transactions')
      this.#currency = currency === undefined ? inspection.currency : currency;
  }

  /** Changes how one of the files is mapped. */
  remap(index: number, plan: SourcePlan): void {
    this.files = this.files.map((file, at) =>
      at === index ? { ...file, inspection: { ...file.inspection, plan } } : file,
    );
  }

  /** Maps the tables as a plan says: see `sourcesAs`. */
  usePlan(plan: ImportPlan): void {
    this.files.forEach(({ inspection }, index) =>
      this.remap(index, planFor(plan, inspection.plan)),
    );
  }

  /** Changes what the rows of one of the tables are. */
  setRole(index: number, role: SourceRole): void {
    this.files = this.files.map((file, at) =>
      at === index ? { ...withRole(file, role), isRoleChosen: true } : file,
    );
  }

  /** Tables that came together tell what each of them is, unless the user said so. */
  #settle(): void {
    const settled = settleRoles(this.files.map(({ inspection }) => inspection.plan));
    this.files = this.files.map((file, at) => {
      const role = settled[at]?.role ?? file.inspection.plan.role;
      return file.isRoleChosen || role === file.inspection.plan.role ? file : withRole(file, role);
    });
  }

  clear(): void {
    this.files = [];
  }

  /** Whether there are files, each inspected to its end. */
  get isComplete(): boolean {
    return this.files.length > 0 && this.files.every(({ inspection }) => inspection.data !== null);
  }

  /** Whether something in the files can only be decided by the user. */
  get needsAnswer(): boolean {
    return this.files.some(({ inspection }) => needsAnswer(inspection));
  }

  /**
   * The files as they are mapped now, to load. Fails with the role that is missing, and with
   * `import.tooLarge`.
   */
  get sources(): Sources {
    return this.#sourcesOf(
      this.files.map(({ inspection }) => inspection),
      this.currency,
    );
  }

  /**
   * The tables as a plan says, each by its name, and none that it does not name; without a plan as
   * they were found, with `currency` for what they state themselves. Fails with the role that is
   * missing.
   */
  sourcesAs(plan: ImportPlan | null, currency?: string): Sources {
    const planned = this.files.map(({ inspection }) => ({
      ...inspection,
      plan: plan ? planFor(plan, inspection.plan) : inspection.plan,
    }));
    return this.#sourcesOf(planned, plan ? plan.currency : currency);
  }

  #sourcesOf(files: readonly Inspection[], currency?: string | null): Sources {
    requireMemory(files, this.memoryLimit());
    return sourcesOf(files, currency);
  }
}

function withRole(file: FileUnderReview, role: SourceRole): FileUnderReview {
  const { inspection } = file;
  return { ...file, inspection: { ...inspection, plan: { ...inspection.plan, role } } };
}

function samePath(left: readonly string[] = [], right: readonly string[] = []): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}

function planFor(plan: ImportPlan, found: SourcePlan): SourcePlan {
  const named = plan.sources.find((source) => source.fileName === found.fileName);
  return named ?? { ...found, role: 'unused' };
}

/** The currencies that a table of sales states, where it is several; otherwise none. */
export function severalCurrencies({ plan, columns }: Inspection): readonly StatedCurrency[] {
  const stated = plan.role === 'transactions' ? statedCurrencies(plan, columns) : [];
  return stated.length > 1 ? stated : [];
}

function statesSeveral(inspection: Inspection, among: string): boolean {
  return severalCurrencies(inspection).some(({ code }) => code === among);
}

/** Whether a table states several currencies and nobody has chosen which one counts. */
export function asksCurrency(inspection: Inspection): boolean {
  const { onlyCurrency } = inspection.plan;
  return onlyCurrency === undefined && severalCurrencies(inspection).length > 0;
}

/** A role is missing, or a cell or the money can be read in two ways and nobody has chosen. */
export function needsAnswer(inspection: Inspection): boolean {
  const { plan, columns } = inspection;
  if (plan.role === 'unused') return false;
  if (asksCurrency(inspection)) return true;
  const isAsked = plan.columns.some(
    (column) =>
      column.use !== 'ignore' && columns[column.index]?.ambiguous && !column.readingChosen,
  );
  return isAsked || (plan.role === 'transactions' && mappingProblems(plan).length > 0);
}
