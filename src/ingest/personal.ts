import { personalFields } from '../core/model/fields.ts';
import type { ColumnFacts } from './column-facts.ts';
import { synonymsFor } from './synonyms.ts';

/**
 * Whether a column tells who somebody is: by its header, or because its cells are e-mail addresses or
 * phone numbers. Values of dimensions stand in addresses of views, so such a column is none.
 */
export function isPersonal(header: string, facts: ColumnFacts): boolean {
  return (
    synonymsFor(header).some(
      ({ use, strength }) => strength > 0.7 && personalFields.includes(use),
    ) ||
    facts.phoneShare > 0.8 ||
    facts.emailShare > 0.2
  );
}
