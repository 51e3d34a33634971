import { expect, test } from 'vitest';
import { peopleOf } from '../../test/support/audience.ts';
import { checkAudience } from './check.ts';

const plan = { isHashed: false, value: 'none', country: 'TW' } as const;

test('a check tells what each platform can use, and how many people it could know', async () => {
  const people = peopleOf([
    { email: 'anna@example.com', phone: '0912345678' },
    { email: 'anna lin@example.com', phone: '' },
    { email: 'anna+tea@example.com', phone: null },
    { email: 'n/a', phone: '0900000000' },
  ]);
  const { platforms, people: size } = await checkAudience(
    { ...plan, platforms: ['google', 'meta', 'lineAds', 'line'] },
    people,
  );
  expect(size).toBe(4);
  expect(platforms).toEqual([
    {
      ...{ platform: 'google', identified: 3 },
      fields: [
        { field: 'email', filled: 4, usable: 3 },
        { field: 'phone', filled: 2, usable: 1 },
      ],
    },
    {
      // White space inside an address makes it none.
      ...{ platform: 'meta', identified: 2 },
      fields: [
        { field: 'email', filled: 4, usable: 2 },
        { field: 'phone', filled: 2, usable: 1 },
      ],
    },
    {
      ...{ platform: 'lineAds', identified: 1 },
      fields: [{ field: 'email', filled: 4, usable: 1 }],
    },
    { platform: 'line', identified: 0, fields: [] },
  ]);
});

test('a check refuses nothing: it tells of hashes and of phones without a country', async () => {
  const people = peopleOf([
    { email: 'a'.repeat(64), phone: '0912345678' },
    { email: 'anna@example.com', phone: '+886912345678' },
  ]);
  const { fields, phonesWithoutCountry } = await checkAudience(
    { ...plan, platforms: ['meta'], country: null },
    people,
  );
  expect(fields).toEqual([
    { field: 'email', filled: 2, usable: 2, changed: 0, hashed: 1 },
    { field: 'phone', filled: 2, usable: 1, changed: 0, hashed: 0 },
  ]);
  expect(phonesWithoutCountry).toBe(1);
});
