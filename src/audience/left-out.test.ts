import Papa from 'papaparse';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Split } from '../core/audience/plan.ts';
import { exported, peopleOf, type Person } from '../../test/support/audience.ts';
import { readSuppression } from './suppression.ts';

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

describe('a person is left out', () => {
  const good = { consents: 'yes', email: 'good@example.com' };
  const all: readonly Person[] = [
    good,
    // Each of them gives every later reason too: the first that applies counts.
    { email: 'bad', consents: 'no', isRecent: true, isExcluded: true },
    { email: 'bad', consents: 'maybe' },
    { email: 'bad', consents: null },
    { email: 'bad', consents: '同意', isRecent: true, isExcluded: true },
    { email: 'bad', consents: 'Subscribed', isExcluded: true },
    { email: 'bad', consents: 'yes' },
    { email: '', consents: 'yes' },
    { email: ' GOOD@example.com', consents: 'yes' },
    { email: 'stop@example.com', consents: 'yes' },
  ];
  const plan = {
    ...{ platforms: ['meta'], withoutBuyersOfDays: 30 },
    without: [{ view: { page: 'rfm', params: {} }, mark: 'x', not: false }] as never,
    consent: { kind: 'column', source: 'contact:consent', yes: null } as const,
  };

  test('for one reason, asked in order, and everybody is accounted for', async () => {
    const suppression = await readSuppression(['stop@example.com', 'good@example.org'], null);
    const { report, texts } = await exported(plan, peopleOf(all), suppression);
    expect(report.platforms[0]?.counts).toEqual({
      ...{ segment: 10, out: 1, staying: 0 },
      dropped: {
        ...{ noConsent: 3, recentBuyer: 1, excluded: 1, noIdentifier: 2 },
        ...{ duplicate: 1, suppressed: 1, heldOut: 0 },
      },
    });
    expect([...texts.values()]).toEqual(['email\ngood@example.com\n']);
  });

  test('only where the plan says so', async () => {
    const open = { ...plan, withoutBuyersOfDays: null, without: [] };
    const people = [{ ...good, isRecent: true, isExcluded: true }];
    const { report } = await exported(open, peopleOf(people));
    expect(report.platforms[0]?.counts.out).toBe(1);
  });

  test('who does not say one of the values that are taken for yes', async () => {
    const consent = { kind: 'column', source: 'contact:consent', yes: ['VIP ok'] } as const;
    const people = [
      { email: 'a@example.com', consents: ' vip OK ' },
      { email: 'b@example.com', consents: 'yes' },
      { email: 'c@example.com', consents: '' },
    ];
    const { texts } = await exported({ platforms: ['meta'], consent }, peopleOf(people));
    expect([...texts.values()]).toEqual(['email\na@example.com\n']);
  });
});

describe('records of one person', () => {
  const plan = {
    ...{ platforms: ['meta'], country: 'TW' },
    consent: { kind: 'column', source: 'contact:consent', yes: null } as const,
  };
  const dropped = async (people: readonly Person[], stop: readonly string[] = []) => {
    const suppression = stop.length === 0 ? null : await readSuppression(stop, 'TW');
    const { report, texts } = await exported(plan, peopleOf(people), suppression);
    const { out, dropped } = report.platforms[0]!.counts;
    return { out, ...dropped, text: [...texts.values()].join('') };
  };

  test('that share an address are kept out by a no in either of them, in any order', async () => {
    const yes = { email: 'Jane.Doe@gmail.com', consents: 'yes' };
    const no = { email: 'janedoe@gmail.com', consents: 'no' };
    for (const people of [
      [yes, no],
      [no, yes],
    ])
      expect(await dropped(people)).toMatchObject({ out: 0, noConsent: 2, text: '' });
  });

  test('of which one says nothing leave the other its yes', async () => {
    const people = [
      { email: 'a@example.com', consents: '' },
      { email: 'a@example.com', consents: 'yes' },
    ];
    expect(await dropped(people)).toMatchObject({ out: 1, noConsent: 1 });
  });

  test('are suppressed together, also through a third one', async () => {
    const people = [
      { email: 'b@example.com', phone: '0922000001', consents: 'yes' },
      { email: 'a@example.com', phone: '0911222333', consents: 'yes' },
      { email: 'a@example.com', phone: '0922000001', consents: 'yes' },
      { email: 'c@example.com', phone: '0933000002', consents: 'yes' },
    ];
    for (const ordered of [people, people.toReversed()]) {
      const said = await dropped(ordered, ['+886 911 222 333']);
      expect(said).toMatchObject({ out: 1 });
      expect(said.text).toContain('c@example.com');
      expect(said.text).not.toMatch(/[ab]@example/);
    }
  });

  test('are known by a field that no file holds, too', async () => {
    const people = [
      { email: 'a@example.com', phone: '0911222333', consents: 'yes' },
      { email: 'b@example.com', phone: '0922333444', consents: 'yes' },
    ];
    const suppression = await readSuppression(['0911222333'], 'TW');
    const { texts } = await exported(
      { ...plan, platforms: ['lineAds'] },
      peopleOf(people),
      suppression,
    );
    expect([...texts.values()].join('')).toBe('b@example.com\n');
  });
});

test('to remove are those without consent and those who are suppressed; the others stay', async () => {
  const consent = { kind: 'column', source: 'contact:consent', yes: null } as const;
  const people = [
    { email: 'stays@example.com', consents: 'yes' },
    { email: 'no@example.com', consents: 'no' },
    { email: 'unknown@example.com', consents: null },
    { email: 'stop@example.com', consents: 'yes' },
    { email: 'NO@example.com', consents: 'no' },
    { email: null, consents: 'no' },
  ];
  const suppression = await readSuppression([sha256('stop@example.com')], null);
  const plan = { platforms: ['meta'], purpose: 'remove' as const, consent, split };
  const { report, texts } = await exported(plan, peopleOf(people), suppression);
  expect(report.platforms[0]?.counts).toMatchObject({
    ...{ segment: 6, staying: 1, out: 3 },
    dropped: { duplicate: 1, noIdentifier: 1, noConsent: 0, suppressed: 0 },
  });
  expect([...texts]).toEqual([
    [
      'meta-remove_Overdue-champions_2026-06-30.csv',
      'email\nno@example.com\nunknown@example.com\nstop@example.com\n',
    ],
  ]);
});

describe('a duplicate', () => {
  test('adds nothing by which the platform knows people; who adds something stays', async () => {
    const people = peopleOf([
      { email: 'an.na@gmail.com', phone: '0912345678' },
      { email: 'anna@gmail.com', phone: '' },
      { email: '', phone: '+886 912 345 678' },
      { email: 'anna@gmail.com', phone: '0987654321' },
    ]);
    const { report } = await exported({ platforms: ['google', 'meta'], country: 'TW' }, people);
    // To Google, which drops the dots, the second adds nothing; to Meta it is another address.
    expect(report.platforms.map(({ counts }) => [counts.out, counts.dropped.duplicate])).toEqual([
      [2, 2],
      [3, 1],
    ]);
  });

  test('goes where its original goes, also through a third one', async () => {
    for (let seed = 0; seed < 30; seed++) {
      const people = peopleOf([
        { id: 'x', email: 'a@example.com', phone: '0912345678' },
        { id: 'y', email: 'b@example.com', phone: '0987654321' },
        { id: 'z', email: 'a@example.com', phone: '0987654321' },
        { id: 'w', email: 'w@example.com', phone: '' },
      ]);
      const { texts } = await exported(
        { platforms: ['meta'], country: 'TW', split: { ...split, seed } },
        people,
      );
      const rows = rowsOf(texts.get('assignments_Spring-test_2026-06-30.csv'));
      const arm = new Map(rows.map(([id, , name]) => [id, name]));
      expect(arm.get('y')).toBe(arm.get('x'));
      expect([...arm.keys()].sort()).toEqual(['Customer ID', 'w', 'x', 'y']);
    }
  });
});

test('people who share an address go together, in whatever order they come', async () => {
  const pairs = Array.from({ length: 40 }, (_, k) => [
    { id: `a${k}`, email: `shared${k}@example.com`, phone: `09123450${10 + k}` },
    { id: `b${k}`, email: `shared${k}@example.com`, phone: `09876540${10 + k}` },
  ]).flat();
  const armsOf = async (persons: readonly Person[]): Promise<ReadonlyMap<string, string>> => {
    const plan = { platforms: ['meta'], country: 'TW', split };
    const { texts } = await exported(plan, peopleOf(persons));
    const rows = rowsOf(texts.get('assignments_Spring-test_2026-06-30.csv')).slice(1);
    return new Map(rows.map(([id = '', , name = '']) => [id, name]));
  };
  const arms = await armsOf(pairs);
  for (let k = 0; k < 40; k++) expect(arms.get(`b${k}`)).toBe(arms.get(`a${k}`));
  expect(new Set(arms.values()).size).toBe(3);
  const reversed = await armsOf(pairs.toReversed());
  for (const [id, name] of arms) expect(reversed.get(id)).toBe(name);
});

/** Cells of people as files have them: good ones, bad ones, the same ones again. */
