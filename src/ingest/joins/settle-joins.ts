import { isLookup, joinField, type JoinedRole } from '../../core/model/fields.ts';
import type { JoinFinding, LeftOut } from '../../core/model/join.ts';
import type { ColumnPlan, SourcePlan } from '../../core/model/plan.ts';
import { sourceGroups } from '../../core/model/union.ts';
import { mappingProblems } from '../remarks.ts';
import { settleRoles } from '../settle-roles.ts';
import { synonymsFor } from '../synonyms.ts';
import type { Inspection, WorkHooks } from '../types.ts';
import { isAbout, sumsUpCustomers } from './about.ts';
import { keyChoices, openColumn, verdictOf, type KeyChoice } from './choose-key.ts';
import { measureJoin, type JoinGroup } from './measure.ts';
import { replanned } from './replan.ts';
import { readSalesKeys, type SalesKeys } from './sales-keys.ts';
import { shareOf } from './shared-keys.ts';
import type { JoinSurvey, JoinTable } from './types.ts';

/**
 * Settles by their values what tables are that were dropped together, and how they meet: which column
 * joins each to the sales, with the share that matches, over the whole of all files. Headers decide
 * where the values do not tell more.
 */
export async function settleJoins(
  tables: readonly JoinTable[],
  hooks: WorkHooks = {},
): Promise<JoinSurvey> {
  const settling = new Settling(tables, hooks);
  return settling.run();
}

class Settling {
  readonly #plans: SourcePlan[];
  readonly #leftOut: LeftOut[] = [];
  #sales: readonly SalesKeys[] = [];

  constructor(
    private readonly tables: readonly JoinTable[],
    private readonly hooks: WorkHooks,
  ) {
    this.#plans = tables.map(({ inspection }) => inspection.plan);
  }

  async run(): Promise<JoinSurvey> {
    this.#leaveOutCopies();
    this.#settleByHeaders();
    const sales = this.#salesTables();
    if (sales.length === 0 || sales.length === this.tables.length) return this.#survey([]);
    this.#sales = await readSalesKeys(sales.map(this.#at), this.hooks);
    const choices = new Map<number, readonly KeyChoice[]>();
    for (const table of this.#others())
      choices.set(table, await keyChoices(this.#at(table), this.#sales, this.hooks));
    this.#nameOpenColumns(choices);
    this.#settleByHeaders();
    for (const [table, found] of choices) await this.#decide(table, found);
    return this.#survey(await this.#measured());
  }

  #survey(findings: readonly JoinFinding[]): JoinSurvey {
    const inOrder = [...findings, ...this.#leftOut].sort(
      (a, b) => (a.tables[0] ?? 0) - (b.tables[0] ?? 0),
    );
    return { plans: this.#plans, findings: inOrder };
  }

  readonly #at = (index: number): Inspection => ({
    ...(this.tables[index] as JoinTable).inspection,
    plan: this.#plans[index] as SourcePlan,
  });

  #isChosen(index: number): boolean {
    return this.tables[index]?.isRoleChosen === true;
  }

  #setPlan(index: number, change: Partial<SourcePlan>): void {
    this.#plans[index] = { ...(this.#plans[index] as SourcePlan), ...change };
  }

  /** A table that is there twice would count twice. */
  #leaveOutCopies(): void {
    const known = new Map<string, number>();
    this.tables.forEach(({ inspection }, index) => {
      const hash = inspection.facts.contentHash;
      const first = hash === null ? undefined : known.get(hash);
      if (hash !== null && first === undefined) known.set(hash, index);
      if (first === undefined || this.#isChosen(index)) return;
      this.#setPlan(index, { role: 'unused' });
      const name = this.#plans[first]?.fileName ?? '';
      this.#leftOut.push({
        kind: 'leftOut',
        tables: [index],
        reason: 'sameRows',
        detail: { name },
      });
    });
  }

  #settleByHeaders(): void {
    settleRoles(this.#plans).forEach(({ role }, index) => {
      if (!this.#isChosen(index)) this.#setPlan(index, { role });
    });
  }

  /** Tables of sales, also those that lack nothing but a customer. */
  #salesTables(): readonly number[] {
    const lines = this.#plans.flatMap((plan, index) => {
      const problems = mappingProblems(plan).filter(({ code }) => code !== 'mapping.noCustomer');
      return plan.role === 'transactions' && problems.length === 0 ? [index] : [];
    });
    const groups = sourceGroups(lines.map((index) => this.#at(index).plan));
    const isSum = (index: number): boolean =>
      !this.#isChosen(index) && sumsUpCustomers(this.#at(index));
    // A month in which everybody bought once is sales like the other months.
    const sums = groups
      .map(({ files }) => files.map((file) => lines[file] as number))
      .filter((files) => files.every(isSum))
      .flat();
    return sums.length === lines.length ? lines : lines.filter((index) => !sums.includes(index));
  }

  /** Tables that may have to do with the sales; known exports are what they are. */
  #others(): readonly number[] {
    const sales = this.#salesTables();
    return this.#plans.flatMap((plan, index) => {
      const isCopy = this.#leftOut.some(({ tables }) => tables.includes(index));
      const isOut = isCopy || (plan.role === 'unused' && (plan.platform || this.#isChosen(index)));
      return sales.includes(index) || isOut ? [] : [index];
    });
  }

  /** Gives the sales a customer or a product where a table about those has the values of a nameless column. */
  #nameOpenColumns(choices: ReadonlyMap<number, readonly KeyChoice[]>): void {
    for (const role of ['customers', 'products'] as const) {
      const field = joinField(role);
      if (!field || this.#sales.some((one) => one.field === field)) continue;
      for (const [table, found] of choices) {
        const open = isAbout(role, this.#at(table)) ? openColumn(found) : null;
        if (!open) continue;
        this.#nameColumn(open, field);
        break;
      }
    }
  }

  #nameColumn({ sales, shared }: KeyChoice, field: 'customer' | 'product' | 'order'): void {
    const share = shareOf(shared.keys);
    for (const index of this.#salesTables()) {
      const columns = this.#at(index).plan.columns.map((column): ColumnPlan =>
        column.id === sales.id
          ? {
              ...column,
              use: field,
              recipe: { kind: 'text', stripPointZero: false },
              confidence: share,
              reason: { code: 'join', detail: { share } },
            }
          : column,
      );
      this.#setPlan(index, { columns });
    }
    this.#sales = this.#sales.map((one) => (one === sales ? { ...one, field } : one));
  }

  async #decide(table: number, choices: readonly KeyChoice[]): Promise<void> {
    const inspection = this.#at(table);
    const verdict = verdictOf(inspection, this.#withFields(choices), this.#isChosen(table));
    if (verdict) {
      const { choice } = verdict;
      const role =
        verdict.role === 'customers' && hasVariant(inspection) ? 'assignments' : verdict.role;
      const key = { index: choice.column.index, share: shareOf(choice.shared.keys) };
      this.#plans[table] = await replanned(inspection, role, key);
    } else if (inspection.plan.role === 'unused') this.#leftOut.push(whyLeftOut(table, choices));
  }

  /** Columns that have been named since are compared by their name. */
  #withFields(choices: readonly KeyChoice[]): readonly KeyChoice[] {
    return choices.map((choice) => ({
      ...choice,
      sales: this.#sales.find(({ keys }) => keys === choice.sales.keys) ?? choice.sales,
    }));
  }

  async #measured(): Promise<readonly JoinFinding[]> {
    const found: JoinFinding[] = [];
    for (const group of this.#groups()) {
      const measured = await measureJoin(group, this.#sales, this.hooks);
      if (measured) found.push(measured);
    }
    return found;
  }

  /** As the import groups them: files of one layout about one thing; every experiment is its own. */
  #groups(): readonly JoinGroup[] {
    const roles = [...new Set(this.#plans.map(({ role }) => role))];
    return roles.flatMap((role) => {
      if (!joinField(role)) return [];
      const own = this.#plans.flatMap((plan, index) => (plan.role === role ? [index] : []));
      const groups = isLookup(role)
        ? sourceGroups(own.map((index) => this.#at(index).plan)).map(({ files }) =>
            files.map((file) => own[file] as number),
          )
        : own.map((index) => [index]);
      return groups.map((tables) => ({
        role: role as JoinedRole,
        tables,
        inspections: tables.map(this.#at),
      }));
    });
  }
}

function hasVariant({ plan, columns }: Inspection): boolean {
  return plan.columns.some(({ header, index }) => {
    const distinct = columns[index]?.distinctInSample ?? 0;
    const isNamed = synonymsFor(header).some(({ use }) => use === 'variant');
    return isNamed && distinct >= 2 && distinct <= 10;
  });
}

/** Why a table was left out: it has no key of the sales, or one that stands for several rows. */
function whyLeftOut(table: number, choices: readonly KeyChoice[]): LeftOut {
  const repeats = choices.find(
    ({ column, sales, isUnique }) => column.use === sales.field && !isUnique,
  );
  return {
    kind: 'leftOut',
    tables: [table],
    reason: repeats ? 'keyRepeats' : 'noColumn',
    detail: repeats ? { column: repeats.column.header || repeats.column.id } : {},
  };
}
