import fc from 'fast-check';
import Papa from 'papaparse';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { dropReasons, type Split } from '../core/audience/plan.ts';
import { exported, peopleOf, type Person } from '../../test/support/audience.ts';
import { isHash } from './hash.ts';
import { readSuppression } from './suppression.ts';
import { platforms } from './registry.ts';

const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');

const split: Split = {
  ...{ name: 'Spring test', seed: 7, strata: [] },
  arms: [
    { name: 'A', share: 2, isHoldout: false },
    { name: 'B', share: 1, isHoldout: false },
    { name: 'control', share: 1, isHoldout: true },
  ],
};

function rowsOf(text: string | undefined): readonly string[][] {
  return Papa.parse<string[]>((text ?? '').replace(/^\uFEFF/, '').trimEnd()).data;
}

describe('an export is refused', () => {
  const one = peopleOf([{ email: 'a@example.com' }]);
  test.each([
    ['without a basis of consent', { consent: null }, 'audience.noConsent'],
    [
      'with an empty statement',
      { consent: { kind: 'statement', text: ' ' } },
      'audience.noConsent',
    ],
    ['without a platform', { platforms: [] }, 'audience.noPlatform'],
    ['for a platform that is none', { platforms: ['nowhere'] }, 'audience.noPlatform'],
    ['for one that could know nobody', { platforms: ['line'] }, 'audience.noIdentifier'],
    ['with one group', { split: { ...split, arms: split.arms.slice(1, 2) } }, 'audience.badSplit'],
  ] as const)('%s', async (_, change, code) => {
    await expect(exported({ platforms: ['meta'], ...change }, one)).rejects.toThrow(code);
  });

  test('where phone numbers need a country, with how many, and with no number', async () => {
    const people = peopleOf([{ phone: '0912345678' }, { phone: '+886987654321' }]);
    await expect(exported({ platforms: ['meta'] }, people)).rejects.toMatchObject({
      error: { code: 'audience.noCountry', detail: { phones: 1 } },
    });
    const { report } = await exported({ platforms: ['meta'], country: 'TW' }, people);
    expect(report.platforms[0]?.counts.out).toBe(2);
  });

  test.each([false, true])(
    'where plain and hashed values share a column (%s)',
    async (isHashed) => {
      const emails = ['a@example.com', 'b@example.com', sha256('c@example.com'), 'n/a', ''];
      const people = peopleOf(emails.map((email) => ({ email })));
      for (const { id } of platforms.filter(({ identifiers }) =>
        identifiers.flat().includes('email'),
      ))
        await expect(exported({ platforms: [id], isHashed }, people)).rejects.toMatchObject({
          error: { code: 'audience.mixedColumn', detail: { column: 'email', plain: 2, hashed: 1 } },
        });
    },
  );

  test('when it is cancelled', async () => {
    const many = peopleOf(Array.from({ length: 5000 }, (_, k) => ({ email: `p${k}@example.com` })));
    const cancel = { aborted: false };
    const write = (): void => void (cancel.aborted = true);
    const people = peopleOf(Array.from({ length: 2 }, (_, k) => ({ email: `p${k}@example.com` })));
    await expect(
      exported({ platforms: ['meta'] }, many, null, { cancel: { aborted: true } }),
    ).rejects.toThrow('audience.cancelled');
    // Chunks are small here, so the first comes at the end of a platform.
    await expect(
      exported({ platforms: ['meta', 'google'] }, people, null, { cancel, write }),
    ).rejects.toThrow('audience.cancelled');
  });
});

describe('hashed columns', () => {
  const hash = sha256('anna@example.com');
  test('pass as they are, in small letters, under the header for them', async () => {
    const people = peopleOf([{ email: ` ${hash.toUpperCase()} `, phone: '+886912345678' }]);
    const { texts } = await exported({ platforms: ['tiktok'] }, people);
    expect(rowsOf([...texts.values()][0])).toEqual([
      ['Email_SHA256', 'Phone'],
      [hash, '+886912345678'],
    ]);
  });

  test('empty cells stay empty, and the hash of nothing is nowhere', async () => {
    const people = peopleOf([
      { email: 'a@example.com', phone: '', firstName: ' ', gender: null },
      { email: '\u200b', phone: '0912345678', firstName: '?', gender: 'x' },
    ]);
    const { texts } = await exported(
      { platforms: ['meta', 'google', 'tiktok'], isHashed: true, country: 'TW' },
      people,
    );
    for (const text of texts.values()) {
      expect(text).not.toContain('e3b0c44298fc');
      for (const row of rowsOf(text).slice(1))
        expect(row.every((cell) => cell === '' || isHash(cell))).toBe(true);
    }
    expect(rowsOf(texts.get('meta_Overdue-champions_2026-06-30.csv'))).toEqual([
      ['email', 'phone', 'fn', 'gen'],
      [sha256('a@example.com'), '', '', ''],
      ['', sha256('886912345678'), '', ''],
    ]);
  });
});

const cell = fc.oneof(
  fc.constantFrom('', ' ', 'n/a', '0900000000', '=1+1', '民國', '王小明', 'Ann "A", Lee', '-20'),
  fc.integer({ min: 0, max: 9 }).map((k) => `user.${k}@gmail.com`),
  fc.integer({ min: 10, max: 19 }).map((k) => `09123456${k}`),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const person = fc.record({
  ...{ email: cell, phone: cell, firstName: cell, lastName: cell, city: cell, zip: cell },
  ...{
    country: fc.constantFrom('TW', 'US', '台灣', '?'),
    tags: cell,
    customer: cell,
    company: cell,
  },
  consents: fc.constantFrom('yes', 'no', null),
  ...{ isRecent: fc.boolean(), isExcluded: fc.boolean(), stratum: fc.constantFrom('a', 'b') },
  amount: fc.oneof(fc.double(), fc.constant(null)),
});
const mailers = platforms.filter(({ identifiers }) => identifiers.flat().includes('email'));

test('people in = people out + left out, for every platform and group, whoever they are', async () => {
  const suppression = await readSuppression(['user.3@gmail.com', '0912345615'], 'TW');
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { maxLength: 40 }),
      ...[fc.boolean(), fc.boolean(), fc.constantFrom('add', 'remove')],
      async (persons, isHashed, isSplit, purpose) => {
        const people = peopleOf(persons.length === 0 ? [] : persons);
        const fields = { ...people, fields: peopleOf([{ ...persons[0], email: '' }]).fields };
        const plan = {
          ...{ platforms: mailers.map(({ id }) => id), isHashed, country: 'TW' },
          ...{ purpose: purpose, withoutBuyersOfDays: 30 },
          consent: { kind: 'column', source: 'contact:c', yes: null } as const,
          split: isSplit ? { ...split, strata: ['tier'] } : null,
        };
        const { report, texts } = await exported(plan, fields, suppression);
        for (const { platform, counts, arms } of report.platforms) {
          const dropped = dropReasons.reduce((sum, reason) => sum + counts.dropped[reason], 0);
          expect(counts.segment).toBe(persons.length);
          expect(counts.out + counts.staying + dropped).toBe(persons.length);
          const files = report.files.filter((file) => file.platform === platform);
          const { hasHeader = false } = mailers.find(({ id }) => id === platform) ?? {};
          const rows = files.map(({ name }) => rowsOf(texts.get(name)).length - Number(hasHeader));
          expect(rows).toEqual(files.map((file) => file.rows));
          expect(rows.reduce((sum, count) => sum + count, 0)).toBe(counts.out);
          if (!isSplit || purpose === 'remove') continue;
          const people_ = arms.reduce((sum, arm) => sum + arm.people, 0);
          expect(people_).toBe(counts.out + counts.dropped.heldOut);
          for (const arm of arms.filter(({ isHoldout }) => !isHoldout))
            expect(
              files.reduce((sum, file) => sum + (file.arm === arm.name ? file.rows : 0), 0),
            ).toBe(arm.people);
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

describe('the same export', () => {
  const persons = Array.from({ length: 3000 }, (_, k) => ({
    id: `c${k}`,
    email: `Person.${k % 2900}@${k % 3 === 0 ? 'gmail.com' : 'example.com'}`,
    phone: k % 4 === 0 ? '' : `0912${String(345_000 + k)}`,
    stratum: `tier ${k % 5}`,
    amount: k * 1.5,
  }));
  const plan = {
    ...{ platforms: ['meta', 'google', 'people'], isHashed: true, country: 'TW' },
    ...{ split: { ...split, strata: ['tier'] }, value: 'net' as const },
  };

  test('has the same bytes, and the SHA-256 and sizes that it says', async () => {
    const one = await exported(plan, peopleOf(persons));
    const two = await exported(plan, peopleOf(persons));
    expect(two.report).toEqual(one.report);
    expect([...two.bytes]).toEqual([...one.bytes]);
    expect(one.report.files.length).toBe(7);
    for (const { name, bytes, sha256: stated } of one.report.files) {
      const file = one.bytes.get(name) ?? Buffer.alloc(0);
      expect(file.length).toBe(bytes);
      expect(sha256(file)).toBe(stated);
    }
  });

  test('gives the same groups whatever the order of rows', async () => {
    const groupsOf = async (list: readonly Person[]): Promise<ReadonlySet<string>> => {
      const { texts } = await exported({ ...plan, platforms: ['people'] }, peopleOf(list));
      const rows = rowsOf(texts.get('assignments_Spring-test_2026-06-30.csv')).slice(1);
      return new Set(rows.map(([id, , name]) => `${id} ${name}`));
    };
    // Without duplicates: which of them stays is told by the order.
    const single = persons.slice(0, 2900);
    expect(await groupsOf(single.toReversed())).toEqual(await groupsOf(single));
  });

  test('counts the same when nothing is written', async () => {
    const { report } = await exported(plan, peopleOf(persons));
    const { report: counted } = await exported(plan, peopleOf(persons), null, { write: null });
    expect(counted.platforms).toEqual(report.platforms);
    expect(counted.fields).toEqual(report.fields);
    expect(counted.files).toEqual([]);
  });

  test('tells how far it is, up to the end', async () => {
    const told: number[] = [];
    let whole = 0;
    await exported(plan, peopleOf(persons), null, {
      progress: (done, total) => {
        told.push(done);
        whole = total;
      },
    });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(whole);
  });
});

test('the manifest says everything but who', async () => {
  const people = peopleOf([
    { id: 'c-secret', email: 'anna@example.com', phone: '0912345678', firstName: 'Annabel' },
    { id: 'd-secret', email: '', phone: '', firstName: 'Bertram' },
  ]);
  const suppression = await readSuppression(['stop@example.com', 'what'], 'TW');
  const { report } = await exported({ platforms: ['meta'], country: 'TW' }, people, suppression);
  const manifest = JSON.parse(report.manifest.text) as Record<string, unknown>;
  expect(report.manifest.name).toBe('manifest_Overdue-champions_2026-06-30.json');
  expect(manifest).toMatchObject({
    ...{ product: 'Regulars 0.0.0', rules: 1, made: '2026-07-01T08:00:00Z', people: 2 },
    segment: { name: 'Overdue champions' },
    data: { version: 'abc', asOf: '2026-06-30' },
    consent: { statement: 'Club members agreed in the shop.' },
    suppression: { values: 1, cells: { emails: 1, notUnderstood: 1 } },
    platforms: [{ platform: 'meta', counts: { out: 1, dropped: { noIdentifier: 1 } } }],
    files: [{ name: 'meta_Overdue-champions_2026-06-30.csv', rows: 1 }],
  });
  for (const personal of ['secret', 'anna@', 'Annabel', 'Bertram', '912345678', 'stop@'])
    expect(report.manifest.text).not.toContain(personal);
});

test('fields tell how many cells say something, can be used, and were changed', async () => {
  const people = peopleOf([
    { email: 'a@example.com', phone: '0912345678' },
    { email: ' B@Example.com', phone: '+886912345679' },
    { email: 'none', phone: '0900000000' },
    { email: ' ', phone: null },
  ]);
  const { report } = await exported({ platforms: ['meta'], country: 'TW' }, people);
  expect(report.fields).toEqual([
    { field: 'email', filled: 3, usable: 2, changed: 1, hashed: 0 },
    { field: 'phone', filled: 3, usable: 2, changed: 1, hashed: 0 },
  ]);
  expect(report.platforms[0]?.belowMinimum).toBe(100);
});
