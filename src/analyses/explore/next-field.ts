import type { ModelInfo } from '../../core/model/info.ts';
import { dimensionValue } from '../../core/spec/params.ts';
import { cycleParts, kindText, readField, timeParts, type FieldKind } from './field.ts';
import { hasField } from './shelves.ts';

/**
 * What people look at next, below a value of a field, the nearest first: finer periods; columns of the
 * files that follow it and tell more values apart, then products; segments of a tier; narrower steps.
 */
export function nextFields(on: FieldKind, model: ModelInfo): readonly string[] {
  return below(on, model).filter((text) => {
    const field = readField(text);
    return field !== null && hasField(field, model);
  });
}

/** Whether a field has several values where others have one: not itself, and no longer period. */
export function tellsApart(field: FieldKind, within: readonly FieldKind[]): boolean {
  return within.every((on) =>
    field.kind === 'time' && on.kind === 'time'
      ? timeParts.indexOf(field.part) > timeParts.indexOf(on.part)
      : kindText(field) !== kindText(on),
  );
}

function below(on: FieldKind, model: ModelInfo): readonly string[] {
  switch (on.kind) {
    case 'time':
      return timeParts.slice(timeParts.indexOf(on.part) + 1);
    case 'cycle':
      return cycleParts.slice(cycleParts.indexOf(on.part) + 1);
    case 'dimension':
      return [...finerColumns(on.id, model), 'product'];
    case 'product':
      return ['month'];
    case 'customer':
      return on.part === 'tier'
        ? ['segment', 'recency']
        : ['firstMonth', 'recency'].filter((part) => part !== on.part);
    case 'visit':
      return on.part === 'visit' ? ['visitNumber'] : [];
    case 'bin': {
      const width = on.width / 5;
      return width >= 1 || on.of === 'amount'
        ? [kindText({ ...on, width: Number(width.toFixed(6)) })]
        : [];
    }
    case 'side':
      return [];
  }
}

/** Columns of the same kind that stand behind one in the files and have more values. */
function finerColumns(name: string, { dimensions }: ModelInfo): readonly string[] {
  const at = dimensions.findIndex(({ id }) => id === name);
  const own = dimensions[at];
  if (!own) return [];
  return dimensions
    .filter(
      ({ source, values }, place) =>
        place > at && source === own.source && values.length > own.values.length,
    )
    .map(({ id }) => dimensionValue(id));
}
