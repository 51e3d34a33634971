import { consentAnswer } from '../core/audience/consent-words.ts';
import type { ConsentAnswer } from '../core/segment/rule.ts';
import { consents } from './consent.ts';
import type { People } from './types.ts';

/** People by what the consent column says of them. */
export type ConsentCounts = Readonly<Record<ConsentAnswer, number>>;

/** Counts the answers; `yes` are the values that mean yes, null for those that are understood. */
export function countConsents(people: People, yes: readonly string[] | null): ConsentCounts {
  const counts = { yes: 0, no: 0, unknown: 0 };
  const isYes = consents({ kind: 'column', source: '', yes }, people);
  for (let row = 0; row < people.size; row++) {
    const isNo = consentAnswer(people.consent(row)) === 'no';
    counts[isYes(row) ? 'yes' : isNo ? 'no' : 'unknown'] += 1;
  }
  return counts;
}
