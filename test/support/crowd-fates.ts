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

/** Words of the crowd that say no; the others that are no yes say nothing. */
const refusals = new Set(['否', 'no', 'N', '未同意']);

/** Everybody who has an address or a number in common with one of some people, through others too. */
function together(
  crowd: readonly CrowdPerson[],
  isOne: (person: CrowdPerson) => boolean,
): ReadonlySet<CrowdPerson> {
  const keysOf = ({ googleAddress, number }: CrowdPerson): readonly string[] =>
    [googleAddress, number].filter((key) => key !== null);
  const byKey = new Map<string, CrowdPerson[]>();
  for (const person of crowd)
    for (const key of keysOf(person)) byKey.set(key, [...(byKey.get(key) ?? []), person]);
  const found = new Set(crowd.filter(isOne));
  const queue = [...found];
  for (let person = queue.pop(); person !== undefined; person = queue.pop())
    for (const other of keysOf(person).flatMap((key) => byKey.get(key) ?? [])) {
      if (found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  return found;
}

/**
 * Counts the crowd by what becomes of everybody, in the order in which it is asked. A duplicate has nothing
 * that an earlier one does not have. Records that share an address or a number are one person, whom a no or
 * the list keeps out.
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
  const refused = together(crowd, ({ agrees, consent }) => !agrees && refusals.has(consent));
  const listed = together(crowd, ({ googleAddress, number }) =>
    [googleAddress, number].some((one) => one !== null && suppressed.has(one)),
  );
  for (const person of crowd) {
    const { daysAgo, address, googleAddress, number } = person;
    const agrees = person.agrees && !refused.has(person);
    const known = [platform === 'google' ? googleAddress : address, number];
    const own = known.filter((one) => one !== null);
    if (!agrees) counts.noConsent++;
    else if (daysAgo < recentDays) counts.recentBuyer++;
    else if (own.length === 0) counts.noIdentifier++;
    else if (own.every((one) => seen.has(one))) counts.duplicate++;
    else if (listed.has(person)) counts.suppressed++;
    else counts.out++;
    if (agrees && daysAgo >= recentDays) for (const one of own) seen.add(one);
  }
  return counts;
}

/** SHA-256 in hexadecimal, by Node's own implementation. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
