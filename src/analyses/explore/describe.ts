import type { ScreenContext } from '../../core/spec/analysis.ts';
import { readField } from './field.ts';
import type { ExploreLabels } from './labels/en.ts';
import { readMeasure } from './measure.ts';
import { readKept } from './kept-text.ts';
import { fieldName, keptValues, measureName } from './names.ts';
import type { ExploreView } from './view.ts';
import { shelvesOf } from './shelves.ts';
import type { ExploreParams } from './params.ts';

type Context = ScreenContext<ExploreLabels>;

/** What a field on a shelf is called, with how many of its values stand apart. */
export function shelvedFieldName(text: string, context: Context): string {
  const field = readField(text);
  if (!field) return text;
  const name = fieldName(field, context);
  const { top } = field;
  return top === null
    ? name
    : context.labels.shelf.top(name, context.formats.value('integer', top));
}

/** Which lines are kept or left out, in words: “Region: West”, “Without Month: Mar 2025”. */
export function keptName(
  text: string,
  context: Context,
  productNames: ExploreView['productNames'] = new Map(),
): string {
  const kept = readKept(text);
  if (!kept) return text;
  const { formats, labels } = context;
  const parts = kept.parts.map((part) =>
    formats.term(
      fieldName({ on: part.on, top: null }, context),
      keptValues(part, { productNames }, context),
    ),
  );
  const words = formats.beside(parts);
  return kept.isOut ? labels.without(words) : words;
}

/** The parameters that are lists, in words; empty where a list is. */
export function describeList(name: string, params: ExploreParams, context: Context): string {
  const { formats, labels, data } = context;
  switch (name) {
    case 'rows':
    case 'columns':
      return formats.items(params[name].map((text) => shelvedFieldName(text, context)));
    case 'measures':
      return formats.items(
        params.measures.map((text) => {
          const measure = readMeasure(text);
          return measure ? measureName(measure, labels) : text;
        }),
      );
    case 'sort': {
      const { sort, measures } = shelvesOf(params, data);
      const measure = sort && measures[sort.measure];
      return measure ? labels.shelf.sorted(measureName(measure, labels), sort.isAscending) : '';
    }
    case 'only':
      return formats.items(params.only.map((text) => keptName(text, context)));
    case 'closed':
      return params.closed.length === 0 ? '' : formats.value('integer', params.closed.length);
    default:
      return '';
  }
}
