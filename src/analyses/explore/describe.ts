import type { ScreenContext } from '../../core/spec/analysis.ts';
import { readField } from './field.ts';
import type { ExploreLabels } from './labels/en.ts';
import { readMeasure } from './measure.ts';
import { fieldName, measureName } from './names.ts';
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
    case 'closed':
      return params.closed.length === 0 ? '' : formats.value('integer', params.closed.length);
    default:
      return '';
  }
}
