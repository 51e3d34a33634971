import Papa from 'papaparse';
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AudienceField } from '../core/audience/plan.ts';
import { exported, peopleOf, type Person } from '../../test/support/audience.ts';
import { withoutSpace } from './read/email.ts';
import { fieldReaders } from './read/fields.ts';
import { readValue } from './read/value.ts';
import { platformOf, platforms } from './registry.ts';

interface Vector {
  readonly platform: string;
  readonly field: string;
  readonly input: string;
  readonly region?: string;
  readonly normalized: string | null;
  readonly sha256: string | null;
  readonly output: 'sha256' | 'plain' | 'drop';
  readonly alternatives?: readonly { readonly normalized: string; readonly sha256: string }[];
}

const file = new URL('../../test/fixtures/audiences/audiences.json', import.meta.url);
const vectors = (JSON.parse(readFileSync(file, 'utf8')) as { audience: readonly Vector[] })
  .audience;

const platformNames: Readonly<Record<string, string>> = { google_ads: 'google', x_ads: 'x' };
const fieldNames: Readonly<Record<string, AudienceField | 'value'>> = {
  ...{ email: 'email', email_plain: 'email', phone: 'phone', value: 'value' },
  ...{ first_name: 'firstName', firstname: 'firstName', fn: 'firstName', ln: 'lastName' },
  ...{ country: 'country', zp: 'zip', ct: 'city', st: 'state', db: 'birthday', ge: 'gender' },
  ...{ madid: 'device', maid: 'device', idfa: 'device', username: 'handle' },
  employeecompany: 'company',
};

/** Platforms that have no file here: the table of platforms names none, so only their rules are held. */
const withoutFile = new Set(['pinterest', 'snapchat']);

function targetOf({ platform, field }: Vector): {
  readonly id: string;
  readonly field: AudienceField | 'value';
} {
  if (platform === 'line')
    return field === 'user_id'
      ? { id: 'line', field: 'lineUser' }
      : { id: 'lineAds', field: 'email' };
  if (platform === 'x_ads' && field === 'user_id') return { id: 'x', field: 'handle' };
  return { id: platformNames[platform] ?? platform, field: fieldNames[field] ?? 'email' };
}

/** The cells that a platform's file has for the only person, by header; null where nobody is in it. */
async function cellsOf(
  vector: Vector,
  id: string,
  field: AudienceField | 'value',
  isHashed: boolean,
): Promise<readonly string[] | null> {
  const platform = platformOf(id);
  const isIdentifier = platform?.identifiers.some((set) => set.length === 1 && set[0] === field);
  const person: Person = {
    // Whom the platform knows by something else, where this is no identifier.
    ...(isIdentifier === true ? {} : { email: 'someone@example.com' }),
    ...(field === 'value' ? { amount: readValue(vector.input) } : { [field]: vector.input }),
  };
  const plan = {
    ...{ platforms: [id], isHashed, country: vector.region ?? null },
    value: field === 'value' ? ('net' as const) : ('none' as const),
  };
  const { texts, report } = await exported(plan, peopleOf([person]));
  const [text] = texts.values();
  if (text === undefined) {
    expect(report.platforms[0]?.counts.dropped.noIdentifier).toBe(1);
    return null;
  }
  const rows = Papa.parse<string[]>(text.replace(/\n$/, '')).data;
  expect(rows).toHaveLength(platform?.hasHeader === true ? 2 : 1);
  const row = rows.at(-1) ?? [];
  if (platform?.hasHeader !== true) return row;
  const headers = new Set(
    platform.columns
      .filter((column) => column.field === field)
      .flatMap(({ header, hashedHeader }) => [header, hashedHeader]),
  );
  return row.filter((_, place) => headers.has(rows[0]?.[place] ?? ''));
}

describe('every vector', () => {
  test('is here', () => {
    expect(vectors).toHaveLength(59);
    for (const { normalized, sha256 } of vectors)
      if (sha256 !== null) expect(sha256Of(normalized ?? '')).toBe(sha256);
  });

  const filed = vectors.filter(({ platform }) => platform !== 'any' && !withoutFile.has(platform));
  test.each(filed)('$platform $field "$input" comes out of the export', async (vector) => {
    const { id, field } = targetOf(vector);
    const platform = platformOf(id);
    const plain = vector.normalized === null ? null : [vector.normalized];
    if (platform?.hashing !== 'always')
      expect(await cellsOf(vector, id, field, false)).toEqual(plain);
    // Unhashed addresses have their own rule at LINE, which hashed ones have not.
    if (vector.field === 'email_plain') return;
    const hashes = [vector.sha256, ...(id === 'tiktok' ? twoForms(vector) : [])];
    expect(await cellsOf(vector, id, field, true)).toEqual(
      vector.output === 'sha256' ? hashes : plain,
    );
  });

  const everywhere = vectors.filter(({ platform }) => platform === 'any');
  test.each(everywhere)('$field "$input" holds for every platform', async (vector) => {
    const takers = platforms.filter(({ identifiers }) => identifiers.flat().includes('email'));
    expect(takers.length).toBeGreaterThan(8);
    for (const { id, hashing } of takers)
      for (const isHashed of [false, true]) {
        // A platform for plain addresses can do nothing with a hash.
        const expected =
          hashing === 'never' || vector.normalized === null ? null : vector.normalized;
        expect(await cellsOf(vector, id, 'email', isHashed)).toEqual(expected && [expected]);
      }
  });

  test.each(vectors.filter(({ platform }) => withoutFile.has(platform)))(
    '$platform $field "$input" follows from the shared rules',
    ({ field, input, region, normalized, sha256, platform }) => {
      const country = region ?? null;
      const read = fieldReaders[field as AudienceField](input, country, country) ?? '';
      const form =
        field === 'phone' ? read.slice(1) : platform === 'pinterest' ? withoutSpace(read) : read;
      expect(form).toBe(normalized);
      expect(sha256Of(form)).toBe(sha256);
    },
  );
});

/** TikTok's hashed phone numbers come with the plus and, in a second column, without. */
function twoForms({ field, normalized, alternatives }: Vector): readonly string[] {
  if (field !== 'phone' || normalized === null) return [];
  const second = sha256Of(normalized.slice(1));
  // Where the platform printed the hash of this form, it is that one.
  if (alternatives) expect(second).toBe(alternatives[0]?.sha256);
  return [second];
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
