import type { ColumnPlan } from '../../core/model/plan.ts';
import { choiceReader, choicesOf, type Choice, type Readable } from './choices.ts';
import {
  cellRules,
  type CellExample,
  type CellProblem,
  type CellRule,
  type ColumnCensus,
} from '../../core/model/census.ts';
import { isPlainText, understand, type Understood } from './understand.ts';

/** Different texts of a column that are kept at a time; each is understood once. */
const mostTexts = 200_000;
const shownExamples = 5;
/** Characters of an example, as many as a list of rejected rows shows. */
export const clip = (text: string): string => text.slice(0, 80);

/** A text of a column, and how many cells have had it. */
interface Known {
  readonly understood: Understood;
  readonly readable: Readable;
  readonly first: CellExample;
  cells: number;
}

/** Counts the cells of one column by how they are understood. */
export class ColumnTally {
  readonly #known = new Map<string, Known>();
  readonly #choices: readonly Choice[];
  readonly #readable: (text: string) => Readable;
  #cells = 0;
  #missing = 0;
  #plain = 0;
  #unreadable = 0;
  readonly #rules = new Map<CellRule, { cells: number; example: CellExample }>();
  readonly #examples: (CellExample & { readonly problem: CellProblem })[] = [];
  readonly #unreadableUnder: number[];

  /** `isCounted`: whether its counts are asked for, and not only what its cells say. */
  constructor(
    readonly column: ColumnPlan,
    private readonly isCounted: boolean,
  ) {
    this.#choices = isCounted ? choicesOf(column.recipe) : [];
    this.#readable = isCounted ? choiceReader(column.recipe) : () => [];
    this.#unreadableUnder = this.#choices.map(() => 0);
  }

  /** Counts a cell, and says what it says. */
  add(text: string, row: number): Understood {
    const { recipe } = this.column;
    if (recipe.kind === 'text' && isPlainText(text, recipe)) {
      this.#cells++;
      this.#plain++;
      return { value: text, isMissing: false, problem: null, rules: [] };
    }
    let known = this.#known.get(text);
    if (!known) {
      if (this.#known.size >= mostTexts) this.#settle();
      const understood = understand(text, recipe);
      const readable = understood.isMissing ? [] : this.#readable(text);
      known = { understood, readable, first: { row, text: clip(text) }, cells: 0 };
      this.#known.set(text, known);
      if (understood.problem) this.#show(known.first, understood.problem);
    }
    known.cells++;
    return known.understood;
  }

  /** The counts so far; null where they are not asked for. */
  result(isWhole: boolean): ColumnCensus | null {
    if (!this.isCounted) return null;
    this.#countKnown();
    const byCells = [...this.#rules].sort(
      (left, right) => right[1].cells - left[1].cells || order(left[0]) - order(right[0]),
    );
    return {
      index: this.column.index,
      isWhole,
      cells: this.#cells,
      missing: this.#missing,
      plain: this.#plain,
      rules: byCells.map(([rule, { cells, example }]) => ({ rule, cells, example })),
      unreadable: this.#unreadable,
      examples: [...this.#examples],
      unreadableUnder: Object.fromEntries(
        this.#choices.map(({ id }, at) => [id, this.#unreadableUnder[at] ?? 0]),
      ),
    };
  }

  /** Makes room for further texts: what was counted stays counted. */
  #settle(): void {
    this.#countKnown();
    this.#known.clear();
  }

  #countKnown(): void {
    if (!this.isCounted) return;
    for (const known of this.#known.values()) {
      this.#count(known);
      known.cells = 0;
    }
  }

  #show(example: CellExample, problem: CellProblem): void {
    const isNew = !this.#examples.some(({ text }) => text === example.text);
    if (isNew && this.#examples.length < shownExamples)
      this.#examples.push({ ...example, problem });
  }

  #count({ understood, readable, first, cells }: Known): void {
    this.#cells += cells;
    if (understood.isMissing) {
      this.#missing += cells;
      return;
    }
    readable.forEach((reads, at) => {
      if (!reads) this.#unreadableUnder[at] = (this.#unreadableUnder[at] ?? 0) + cells;
    });
    if (understood.problem) this.#unreadable += cells;
    else if (understood.rules.length === 0) this.#plain += cells;
    for (const rule of understood.rules) {
      const counted = this.#rules.get(rule);
      if (counted) counted.cells += cells;
      else if (cells > 0) this.#rules.set(rule, { cells, example: first });
    }
  }
}

function order(rule: CellRule): number {
  return cellRules.indexOf(rule);
}
