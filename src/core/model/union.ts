import { isLookup, lookupKeys } from './fields.ts';
import { keepsHour } from './hour.ts';
import { meaningOf } from './layout.ts';
import { without, type ColumnPlan, type SourcePlan } from './plan.ts';

/**
 * Files with one and the same layout are one source: monthly exports, say. The order of the columns
 * does not matter, nor does a column more or a header that is another word for the same field.
 */
export interface SourceGroup {
  /** Name of the group: of its first file, without the extension. */
  readonly name: string;
  /** Positions of its files, in the order in which they were dropped. */
  readonly files: readonly number[];
}

/** Share of common columns from which on two files are of one source. */
const alike = 0.6;

/** Which of the files belong together. */
export function sourceGroups(plans: readonly SourcePlan[]): readonly SourceGroup[] {
  const groups: { name: string; layout: ReadonlySet<string>; files: number[] }[] = [];
  plans.forEach((plan, index) => {
    const layout = layoutOf(plan);
    const group = groups.find((other) => likeness(other.layout, layout) >= alike);
    if (group) group.files.push(index);
    else groups.push({ name: nameOf(plan, groups), layout, files: [index] });
  });
  return groups;
}

function layoutOf(plan: SourcePlan): ReadonlySet<string> {
  return new Set(plan.columns.map(meaningOf));
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((column) => right.has(column)).length;
  return common / (left.size + right.size - common);
}

function nameOf(plan: SourcePlan, taken: readonly { readonly name: string }[]): string {
  const stem = plan.fileName.replace(/(?:\.(?:gz|zip|csv|tsv|txt|xlsx?|json|parquet))+$/i, '');
  const names = taken.map((group) => group.name);
  let name = stem;
  for (let n = 2; names.includes(name); n++) name = `${stem} ${n}`;
  return name;
}

/**
 * One plan for the union of several sources: every field that any of them has, and every dimension by
 * its id. It says what the stage's columns mean; how cells are read is each source's own matter.
 */
export function unionPlan(plans: readonly SourcePlan[]): SourcePlan {
  const [first, ...others] = plans;
  if (!first) throw new Error('a union needs a source');
  if (others.length === 0) return first;
  const columns: ColumnPlan[] = [];
  const known = new Set<string>();
  for (const column of plans.flatMap((plan) => plan.columns)) {
    const key = column.use === 'dimension' ? `dimension ${column.id}` : column.use;
    if (column.use === 'ignore' || known.has(key)) continue;
    known.add(key);
    columns.push({ ...column, index: columns.length, recipe: stagedRecipe(column) });
  }
  if (sourceGroups(plans).length > 1) columns.push(sourceColumn(columns));
  const grain = plans.find((plan) => plan.grain === 'order')?.grain;
  return {
    ...without(first, 'days', 'grain'),
    ...(grain ? { grain } : {}),
    ...(plans.some(keepsHour) ? { hours: true } : {}),
    fileName: plans.map((plan) => plan.fileName).join(', '),
    columns,
    refunds: plans.find(({ refunds }) => refunds.kind === 'orderPrefix')?.refunds ?? first.refunds,
    totalLabels: [],
  };
}

/** Texts may still need tidying, whichever file they are from; see `tidy.ts`. */
function stagedRecipe({ recipe }: ColumnPlan): ColumnPlan['recipe'] {
  return recipe.kind === 'text' ? { kind: 'text', stripPointZero: false } : recipe;
}

/** The dimension that tells the sources of a union apart; no file names it, so the page does. */
function sourceColumn(columns: readonly ColumnPlan[]): ColumnPlan {
  const taken = columns.some((column) => column.id === 'source');
  return {
    index: columns.length,
    header: '',
    id: taken ? 'source-file' : 'source',
    use: 'dimension',
    recipe: { kind: 'text', stripPointZero: false },
    confidence: 1,
    reason: { code: 'none', detail: {} },
  };
}

/**
 * The plans of tables that add dimensions, with ids that no dimension before them has: two tables may
 * both have a `category`.
 */
export function distinctDimensions(
  lines: SourcePlan,
  lookups: readonly SourcePlan[],
): readonly SourcePlan[] {
  const taken = new Set(dimensionIds(lines));
  return lookups.map((plan) => {
    const columns = plan.columns.map((column) => {
      if (column.use !== 'dimension') return column;
      const field = isLookup(plan.role) ? lookupKeys[plan.role] : plan.role;
      let id = column.id;
      for (let n = 1; taken.has(id); n++) id = `${field}-${column.id}${n > 1 ? `-${n}` : ''}`;
      taken.add(id);
      return { ...column, id };
    });
    return { ...plan, columns };
  });
}

/** Ids of a plan's dimensions, in the order of its columns. */
export function dimensionIds(plan: SourcePlan): readonly string[] {
  return plan.columns.filter(({ use }) => use === 'dimension').map(({ id }) => id);
}
