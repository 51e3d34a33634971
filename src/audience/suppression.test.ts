import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { exported, peopleOf } from '../../test/support/audience.ts';
import { DigestSet, digestOf } from './digest-set.ts';
import { cellsOfText, readSuppression } from './suppression.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How many of the people a file with this one cell suppresses. */
async function suppressedBy(
  cell: string,
  people: Parameters<typeof peopleOf>[0],
  country: string | null = 'TW',
): Promise<number | undefined> {
  const suppression = await readSuppression([cell], country);
  const fields = Object.keys(people[0] ?? {});
  const platform = fields.includes('lineUser') ? 'line' : 'meta';
  const plan = { platforms: [platform], country: 'TW' };
  const { report } = await exported(plan, peopleOf(people), suppression);
  return report.platforms[0]?.counts.dropped.suppressed;
}

describe('somebody is suppressed', () => {
  const gmail = [{ email: 'Anna.Lin+tea@Gmail.com' }, { email: 'other@example.com' }];
  test.each([
    'anna.lin+tea@gmail.com',
    ' ANNA.LIN+TEA@gmail.com ',
    'annalin@gmail.com',
    sha256('anna.lin+tea@gmail.com'),
    sha256('annalin@gmail.com').toUpperCase(),
  ])('by an address as %s', async (cell) => expect(await suppressedBy(cell, gmail)).toBe(1));

  const mobile = [{ phone: '0912-345-678' }, { phone: '0987654321' }];
  test.each([
    ...['0912345678', '+886 912 345 678', '886912345678', '00886912345678'],
    ...[sha256('+886912345678'), sha256('886912345678')],
  ])('by a phone number as %s', async (cell) => expect(await suppressedBy(cell, mobile)).toBe(1));

  test('whose own address is a hash already', async () => {
    const people = [{ email: sha256('anna@example.com') }, { email: sha256('b@example.com') }];
    expect(await suppressedBy('Anna@example.com', people)).toBe(1);
    expect(await suppressedBy(sha256('anna@example.com'), people)).toBe(1);
  });

  test('by a LINE user id', async () => {
    const id = `U${'4af49806'.repeat(4)}`;
    expect(await suppressedBy(id, [{ lineUser: id }])).toBe(1);
  });

  test('and nobody by what resembles it', async () => {
    expect(await suppressedBy('annalin@example.com', gmail)).toBe(0);
    expect(await suppressedBy('0912345679', mobile)).toBe(0);
    expect(await suppressedBy('email', gmail)).toBe(0);
  });
});

test('a file tells what its cells were understood as', async () => {
  const text = [
    'email,phone,reason',
    '"anna@example.com",0912345678,moved',
    `${sha256('x')};`,
    'U4af4980629abcdef0123456789abcdef\tAECE52E7-03EE-455A-B3C4-E57283966239',
    '',
  ].join('\r\n');
  const { counts, size } = await readSuppression(cellsOfText(text), 'TW');
  expect(counts).toEqual({
    ...{ emails: 1, phones: 1, lineUsers: 1, devices: 1, hashes: 1 },
    ...{ withoutCountry: 0, notUnderstood: 4 },
  });
  // The phone number has two forms.
  expect(size).toBe(6);
});

test('phone numbers that need a country are told of, and suppress nobody', async () => {
  const { counts, size } = await readSuppression(['0912345678', '+886987654321'], null);
  expect(counts).toMatchObject({ phones: 1, withoutCountry: 1, notUnderstood: 0 });
  expect(size).toBe(2);
});

test('a set of digests keeps what was put in, however many there are', () => {
  const set = new DigestSet();
  const texts = Array.from({ length: 5000 }, (_, k) => digestOf(sha256(`in ${k}`)));
  for (const digest of texts) set.add(digest);
  for (const digest of texts) set.add(digest);
  expect(set.size).toBe(5000);
  expect(texts.every((digest) => set.has(digest))).toBe(true);
  for (let k = 0; k < 5000; k++) expect(set.has(digestOf(sha256(`out ${k}`)))).toBe(false);
});
