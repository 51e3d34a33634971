import type { ColumnPlan } from '../core/model/plan.ts';
import type { DateRecipe, NumberRecipe, Recipe } from '../core/model/recipe.ts';
import type { ColumnFacts } from './column-facts.ts';
import { parseDay } from './date.ts';
import { parseNumber } from './number.ts';
import { isPersonal } from './personal.ts';
import type { ColumnProfile } from './types.ts';

const bins = 12;
const dayMs = 86_400_000;

/** What the mapping screen shows of a column, from the sampled rows. */
export function columnProfile(plan: ColumnPlan, facts: ColumnFacts): ColumnProfile {
  const { recipe } = plan;
  const decision =
    recipe.kind === 'number' ? facts.numbers : recipe.kind === 'date' ? facts.dates : null;
  const spread = recipe.kind === 'text' ? null : spreadOf(facts, recipe);
  return {
    index: plan.index,
    kind: facts.filled === 0 ? 'empty' : recipe.kind,
    sampleValues: facts.counts.slice(0, 5).map(([value]) => value),
    filledShare: facts.rows === 0 ? 0 : facts.filled / facts.rows,
    distinctInSample: facts.counts.length,
    histogram: spread?.counts ?? null,
    days: spread && recipe.kind === 'date' ? [dayText(spread.low), dayText(spread.high)] : null,
    alternatives: [...(decision?.alternatives ?? []), ...otherKinds(recipe.kind, facts)],
    ambiguous: decision?.ambiguous === true,
    isPersonal: isPersonal(plan.header, facts),
    currencies: facts.currencies,
  };
}

/** How the column is read if a user takes it for numbers or dates, which its recipe does not. */
function otherKinds(
  kind: Recipe['kind'],
  { numbers, knownDates }: ColumnFacts,
): readonly (NumberRecipe | DateRecipe)[] {
  return [numbers, knownDates]
    .filter(({ recipe, share }) => recipe.kind !== kind && share >= 0.5)
    .map(({ recipe }) => recipe);
}

/** The smallest and the largest value, and the rows in 12 equal bins between them. */
interface Spread {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** Null where nothing can be read. */
function spreadOf(facts: ColumnFacts, recipe: NumberRecipe | DateRecipe): Spread | null {
  const points: (readonly [number, number])[] = [];
  for (const [text, rows] of facts.counts) {
    const value = recipe.kind === 'number' ? parseNumber(text, recipe) : dayNumber(text, recipe);
    if (value !== null && Number.isFinite(value)) points.push([value, rows]);
  }
  if (points.length === 0) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const [value] of points) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const counts = new Array<number>(bins).fill(0);
  for (const [value, rows] of points) {
    const share = high === low ? 0 : (value - low) / (high - low);
    const bin = Math.min(bins - 1, Math.floor(share * bins));
    counts[bin] = (counts[bin] ?? 0) + rows;
  }
  return { low, high, counts };
}

function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Days since 1970-01-01, by the calendar alone. */
function dayNumber(text: string, recipe: DateRecipe): number | null {
  const day = parseDay(text, recipe);
  return day === null ? null : Date.parse(`${day}T00:00:00Z`) / dayMs;
}
