import type { ModelInfo } from '../../core/model/info.ts';
import type { AudienceField } from '../../core/audience/plan.ts';
import type { AudienceWords } from '../../i18n/audience-words.ts';
import { dimensionLabel } from '../../i18n/filter-names.ts';
import type { I18n } from '../i18n.ts';
import type { Option } from '../kit/types.ts';

/** What stands for “read nowhere” in a list of choices, where an empty id is no choice. */
export const noSource = '-';

/** Where a field can be read. Values of personal columns are not among the words. */
export function sourceOptions(
  field: AudienceField,
  { contacts, dimensions }: Pick<ModelInfo, 'contacts' | 'dimensions'>,
  w: AudienceWords,
  { t }: Pick<I18n, 't'>,
): readonly Option[] {
  const names = contacts.filter(({ use }) => use === 'name');
  return [
    { id: noSource, label: w.columns.none },
    { id: 'customer', label: w.columns.identifier },
    ...contacts.map(({ id, label }) => ({ id: `contact:${id}`, label })),
    ...(field === 'firstName'
      ? names.map(({ id, label }) => ({ id: `given:contact:${id}`, label: w.columns.given(label) }))
      : []),
    ...(field === 'lastName'
      ? names.map(({ id, label }) => ({
          id: `family:contact:${id}`,
          label: w.columns.family(label),
        }))
      : []),
    ...dimensions.map((dimension) => {
      const label = dimensionLabel(dimension, t);
      const isOfLines = dimension.source === 'line';
      return {
        id: `dimension:${dimension.id}`,
        label: isOfLines ? w.columns.ofOrders(label) : label,
      };
    }),
  ];
}
