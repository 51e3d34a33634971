import { createHash } from 'node:crypto';
import type { CrowdPerson } from '../bench/audience-crowd.ts';

/** What becomes of people, as the crowd that was made knows it: nothing here reads a cell. */
export interface FateCounts {
  readonly noConsent: number;
  readonly recentBuyer: number;
  readonly noIdentifier: number;
  readonly duplicate: number;
  readonly suppressed: number;
  /** In a file, or held back by a split. */
  readonly out: number;
}

/** Whom a suppression list names. */
export interface Suppressed {
  /** Cells as a list of another system holds them: addresses, hashes and numbers. */
  readonly cells: readonly string[];
  /** Addresses as Google matches them, and numbers as E.164. */
  readonly people: ReadonlySet<string>;
}

/** A list of so many people, spread over the crowd: by address, by its hash, by number. */
export function suppressedOf(crowd: readonly CrowdPerson[], most: number): Suppressed {
  const step = Math.floor(crowd.length / most);
  const cells: string[] = [];
  const people = new Set<string>();
  for (let nth = 0; nth < most; nth++) {
    const person = crowd[nth * step + (nth % step)];
    const { address = null, googleAddress = null, number = null } = person ?? {};
    const byNumber = nth % 3 === 2 && number !== null;
    if (byNumber) {
      cells.push(nth % 2 === 0 ? number : number.replace(/^\+/, '00'));
      people.add(number);
    } else if (address !== null && googleAddress !== null) {
      cells.push(nth % 3 === 0 ? address.toUpperCase() : hashOf(googleAddress));
      people.add(googleAddress);
    } else cells.push(`somebody.else.${nth}@example.net`);
  }
  return { cells, people };
}

/**
 * Counts the crowd by what becomes of everybody, in the order in which it is asked. A duplicate has nothing
 * that an earlier one does not have.
 */
export function fateCounts(
  crowd: readonly CrowdPerson[],
  platform: 'meta' | 'google',
  { people: suppressed }: Suppressed,
  recentDays: number,
): FateCounts {
  const counts = {
    ...{ noConsent: 0, recentBuyer: 0, noIdentifier: 0, duplicate: 0, suppressed: 0, out: 0 },
  };
  const seen = new Set<string>();
  for (const { agrees, daysAgo, address, googleAddress, number } of crowd) {
    const known = [platform === 'google' ? googleAddress : address, number];
    const own = known.filter((one) => one !== null);
    const isOnList = [googleAddress, number].some((one) => one !== null && suppressed.has(one));
    if (!agrees) counts.noConsent++;
    else if (daysAgo < recentDays) counts.recentBuyer++;
    else if (own.length === 0) counts.noIdentifier++;
    else if (own.every((one) => seen.has(one))) counts.duplicate++;
    else if (isOnList) counts.suppressed++;
    else counts.out++;
    if (agrees && daysAgo >= recentDays) for (const one of own) seen.add(one);
  }
  return counts;
}

/** SHA-256 in hexadecimal, by Node's own implementation. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
