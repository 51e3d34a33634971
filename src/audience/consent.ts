import { consentAnswer } from '../core/audience/consent-words.ts';
import type { Consent } from '../core/audience/plan.ts';
import { clean } from './read/clean.ts';
import type { People } from './types.ts';

/**
 * Whether a person may be in an audience: what the column says of them, by the values that the plan
 * takes for yes or by the usual words; unknown is not yes. A statement stands for everybody.
 */
export function consents(
  consent: Consent,
  people: Pick<People, 'consent'>,
): (row: number) => boolean {
  if (consent.kind === 'statement') return () => true;
  if (consent.yes === null) return (row) => consentAnswer(people.consent(row) ?? '') === 'yes';
  const yes = new Set(consent.yes.map(plain));
  return (row) => {
    const said = plain(people.consent(row) ?? '');
    return said !== '' && yes.has(said);
  };
}

function plain(text: string): string {
  return clean(text).toLowerCase();
}
