import type { Decision } from '../../core/model/census.ts';
import { dateOrders, type Recipe } from '../../core/model/recipe.ts';
import { parseDay, readDay } from '../date.ts';
import { parseNumber } from '../number.ts';

/** One way to decide it: `order=dmy`, `mark=,`, `roc=on`. */
export interface Choice {
  readonly id: string;
  readonly decision: Decision;
  readonly recipe: Recipe;
}

/** Every choice whose cells can be counted, the recipe's own among them. Zones only move days. */
export function choicesOf(recipe: Recipe): readonly Choice[] {
  switch (recipe.kind) {
    case 'date':
      return [
        ...dateOrders.map((order): Choice => ({
          ...{ id: `order=${order}`, decision: 'order' },
          recipe: { ...recipe, order },
        })),
        ...([true, false] as const).map((rocYears): Choice => ({
          ...{ id: `roc=${rocYears ? 'on' : 'off'}`, decision: 'roc' },
          recipe: { ...recipe, rocYears },
        })),
      ];
    case 'number':
      return (['.', ','] as const).map((decimalMark) => ({
        ...{ id: `mark=${decimalMark}`, decision: 'mark' },
        recipe: { ...recipe, decimalMark },
      }));
    case 'text':
      return [];
  }
}

/** Whether each choice reads a text, in the order of `choicesOf`. */
export type Readable = readonly boolean[];

/**
 * Says of a column's texts which choices read them. A pattern fits all texts of a shape or none, so
 * that it is tried once per shape: patterns tell 0, 1 and the other digits apart, no more.
 */
export function choiceReader(recipe: Recipe): (text: string) => Readable {
  const choices = choicesOf(recipe);
  const fitting = new Map<string, Readable>();
  return (text) => {
    const shape = recipe.kind === 'date' ? text.replace(/[2-9]/g, '2') : '';
    let fits = fitting.get(shape);
    if (!fits) {
      fits = choices.map((choice) => fitsShape(text, choice.recipe));
      if (fitting.size < mostShapes) fitting.set(shape, fits);
    }
    return choices.map((choice, at) => fits[at] === true && reads(text, choice.recipe));
  };
}

const mostShapes = 5000;

function fitsShape(text: string, recipe: Recipe): boolean {
  return recipe.kind !== 'date' || readDay(text, recipe).problem !== 'notADate';
}

function reads(text: string, recipe: Recipe): boolean {
  return recipe.kind === 'date'
    ? parseDay(text, recipe) !== null
    : recipe.kind === 'number'
      ? parseNumber(text, recipe) !== null
      : true;
}
