import { nextTask } from '../core/next-task.ts';
import { DigestSet, digestOf } from './digest-set.ts';
import { formsOf, suppressible } from './forms.ts';
import { isHash, openHasher, type Hasher } from './hash.ts';
import { clean } from './read/clean.ts';
import { readEmail } from './read/email.ts';
import { readDevice, readLineUser } from './read/ids.ts';
import { needsCountry, readPhone } from './read/phone.ts';
import type { Readings } from './readings.ts';
import type { Suppression, SuppressionCounts } from './types.ts';

export type { Suppression, SuppressionCounts } from './types.ts';

/** Cells between two moments in which messages are let in. */
const cellsPerTurn = 20_000;

/**
 * Reads the cells of suppression files, whatever their columns and headers say: e-mail addresses, phone
 * numbers, LINE user ids, device ids, and SHA-256 of any of them in any platform's form. `country` is of
 * phone numbers without a code.
 */
export async function readSuppression(
  cells: Iterable<string>,
  country: string | null,
): Promise<Suppression> {
  const hasher = await openHasher();
  const set = new DigestSet();
  const counts = { ...noCounts };
  let seen = 0;
  for (const cell of cells) {
    const kind = addCell(set, hasher, cell, country);
    if (kind !== null) counts[kind]++;
    if (++seen % cellsPerTurn === 0) await nextTask();
  }
  return { size: set.size, counts, has: (digest) => set.has(digest) };
}

/**
 * The cells of a text: one per line, or several between commas, semicolons or tabs. Quotes around a cell
 * are taken away.
 */
export function* cellsOfText(text: string): Generator<string> {
  for (const line of text.split(/\r\n|\r|\n/))
    for (const cell of line.split(/[,;\t]/)) yield cell.trim().replace(/^"(.*)"$/, '$1');
}

/** Whether any value of a person is in the set, in any of its forms, plain or hashed. */
export function isSuppressed(
  suppression: Suppression,
  readings: Readings,
  row: number,
  hasher: Hasher,
): boolean {
  return suppressible.some((field) => {
    const value = readings.value(field, row);
    if (value === null) return false;
    if (isHash(value)) return suppression.has(digestOf(value));
    return formsOf(field, value).some((form) => suppression.has(hasher.bytes(form)));
  });
}

const noCounts = {
  ...{ emails: 0, phones: 0, lineUsers: 0, devices: 0 },
  ...{ hashes: 0, withoutCountry: 0, notUnderstood: 0 },
};

function addCell(
  set: DigestSet,
  hasher: Hasher,
  cell: string,
  country: string | null,
): keyof SuppressionCounts | null {
  const text = clean(cell);
  if (text === '') return null;
  const add = (forms: readonly string[]): void => {
    for (const form of forms) set.add(hasher.bytes(form));
  };
  if (isHash(text)) {
    set.add(digestOf(text));
    return 'hashes';
  }
  const email = readEmail(text);
  if (email !== null) {
    add(formsOf('email', email));
    return 'emails';
  }
  const user = readLineUser(text);
  if (user !== null) {
    add([user]);
    return 'lineUsers';
  }
  const device = readDevice(text);
  if (device !== null) {
    add([device]);
    return 'devices';
  }
  const phone = readPhone(text, country);
  if (phone !== null) {
    add(formsOf('phone', phone));
    return 'phones';
  }
  return country === null && needsCountry(text) ? 'withoutCountry' : 'notUnderstood';
}
