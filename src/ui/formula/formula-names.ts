import { formulaNames, hasAggregate, type ExploreLabels } from '../../analyses/explore-shelves.ts';
import type { ModelInfo } from '../../core/model/info.ts';

/** A name that a formula may use, and what it stands for. */
export interface FormulaName {
  readonly name: string;
  readonly meaning: string;
}

/** The names a formula may use of these data; those of `among` alone where it is given. */
export function namesFor(
  model: ModelInfo,
  { shelf }: Pick<ExploreLabels, 'shelf'>,
  among?: readonly string[],
): readonly FormulaName[] {
  return [...formulaNames].flatMap(([name, aggregate]) =>
    hasAggregate(aggregate, model) && (among?.includes(name) ?? true)
      ? [{ name, meaning: shelf.measures[aggregate] }]
      : [],
  );
}
