import { consentAnswer } from '../core/audience/consent-words.ts';
import type { AudiencePlan } from '../core/audience/plan.ts';
import { consents } from './consent.ts';
import { formsOf, suppressible } from './forms.ts';
import type { Hasher } from './hash.ts';
import type { Readings } from './readings.ts';
import type { Slices } from './slices.ts';
import { isSuppressed } from './suppression.ts';
import type { People, Suppression } from './types.ts';

/** Who must not be reached, by a record of their own or by another one that shares an identifier with it. */
export interface Barred {
  /** Does not say yes, or says no in another record. */
  lacksConsent(row: number): boolean;
  isSuppressed(row: number): boolean;
}

/**
 * Two records with an address or a number in common are one person, whom a no in either of them keeps out,
 * and a suppressed value of either of them too; also through a third record. A record that says nothing
 * keeps only itself out. Only the records of the segment are looked at.
 */
export async function openBarred(
  plan: Pick<AudiencePlan, 'consent'>,
  people: People,
  readings: Readings,
  suppression: Suppression | null,
  hasher: Hasher,
  slices: Slices,
): Promise<Barred> {
  const { consent } = plan;
  const agrees = consent === null ? () => false : consents(consent, people);
  const refuses = (row: number): boolean =>
    consent?.kind === 'column' && !agrees(row) && consentAnswer(people.consent(row)) === 'no';
  const isListed = (row: number): boolean =>
    suppression !== null &&
    suppression.size > 0 &&
    isSuppressed(suppression, readings, row, hasher);
  const refused = new Spread(readings);
  const listed = new Spread(readings);
  await slices.over(people.size, (row) => {
    if (refuses(row)) refused.add(row);
    if (isListed(row)) listed.add(row);
  });
  for (const spread of [refused, listed])
    while (spread.isSpreading()) await slices.again(people.size, (row) => spread.reach(row));
  return {
    lacksConsent: (row) => !agrees(row) || refused.has(row),
    isSuppressed: (row) => listed.has(row),
  };
}

/** Records that some others bring with them, by the identifiers that they share. */
class Spread {
  readonly #has: Uint8Array;
  readonly #keys = new Set<string>();
  #found = 0;

  constructor(private readonly readings: Readings) {
    this.#has = new Uint8Array(readings.size);
  }

  has(row: number): boolean {
    return this.#has[row] === 1;
  }

  add(row: number): void {
    this.#has[row] = 1;
    this.#found++;
    for (const key of this.#keysOf(row)) this.#keys.add(key);
  }

  /** Adds a record that shares an identifier with one that is in already. */
  reach(row: number): void {
    if (!this.has(row) && this.#keysOf(row).some((key) => this.#keys.has(key))) this.add(row);
  }

  /** Whether records were added since it was last asked: then others may be reached through them. */
  isSpreading(): boolean {
    const isSpreading = this.#found > 0;
    this.#found = 0;
    return isSpreading;
  }

  /** Each field's value in the one form that all its ways of writing share. */
  #keysOf(row: number): readonly string[] {
    return suppressible.flatMap((field, place) => {
      const value = this.readings.value(field, row);
      return value === null ? [] : [`${place}${formsOf(field, value).at(-1) ?? value}`];
    });
  }
}
