import {
  measureName,
  readField,
  readMeasure,
  shelvedFieldName,
  type ExploreLabels,
} from '../../analyses/explore-shelves.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Messages } from '../../i18n/en.ts';
import { isKnown } from './offers.ts';

/** What a text on a shelf is called, with what is shown of it; what the data lack is named as such. */
export function nameOf(
  text: string,
  context: ScreenContext<ExploreLabels>,
  { shelves }: Pick<Messages, 'shelves'>,
): string {
  const measure = readField(text) ? null : readMeasure(text);
  const name = measure ? measureName(measure, context.labels) : shelvedFieldName(text, context);
  return isKnown(text, context.data.model) ? name : shelves.unknown(name);
}
