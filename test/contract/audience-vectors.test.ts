import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { audienceFiles } from '../../src/cli/audience.ts';

interface Vector {
  readonly platform: string;
  readonly field: string;
  readonly input: string;
  readonly region?: string;
  readonly normalized: string | null;
  readonly sha256: string | null;
  readonly output: 'sha256' | 'plain' | 'drop';
}

const published = new URL('../fixtures/audiences/audiences.json', import.meta.url);
const vectors = (JSON.parse(readFileSync(published, 'utf8')) as { audience: readonly Vector[] })
  .audience;

/** Where a field of the vectors stands: in a file of customers, and in the platform's own. */
const places: Readonly<Record<string, readonly [header: string, column: RegExp]>> = {
  email: ['Email', /^email( address)?$|^email_sha256$/i],
  email_plain: ['Email', /^email$/i],
  phone: ['Phone', /^phone( number)?$|^phone_sha256$/i],
  first_name: ['First Name', /^first ?name$/i],
  firstname: ['First Name', /^first ?name$/i],
  fn: ['First Name', /^fn$/],
  ln: ['Last Name', /^ln$/],
  country: ['Country', /^country$/i],
  zp: ['Zip', /^zip$/],
  ct: ['City', /^ct$/],
  st: ['State', /^st$/],
  db: ['Birthday', /^dob$/],
  ge: ['Gender', /^gen$/],
  madid: ['Advertising ID', /^madid$/],
  maid: ['Advertising ID', /^maid(_sha256)?$/i],
  user_id: ['LINE User ID', /^$/],
  employeecompany: ['Company', /^employeecompany$/],
};

/** Those of platforms that have a file, in columns that a shop's export has. */
const filed = vectors.flatMap((vector) => {
  const id = { google_ads: 'google', line: vector.field === 'user_id' ? 'line' : 'lineAds' }[
    vector.platform
  ];
  const has = ['meta', 'tiktok', 'microsoft', 'linkedin', 'criteo', 'klaviyo', 'x_ads'];
  const platform =
    id ?? (has.includes(vector.platform) ? vector.platform.replace('_ads', '') : null);
  const place = places[vector.field];
  // X's own names and ids stand in no shop's export.
  if (platform === null || !place || (platform === 'x' && vector.field !== 'email')) return [];
  return [{ ...vector, id: platform, header: place[0], column: place[1] }];
});
type Filed = (typeof filed)[number];

const headers = [...new Set(Object.values(places).map(([header]) => header))];
const withoutHeader = new Set(['line', 'lineAds', 'microsoft', 'criteo', 'x']);
const alwaysHashed = new Set(['microsoft']);
const neverHashed = new Set(['line', 'klaviyo']);

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

describe('every published vector, from a file of customers to the platform’s own', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The file that the platform gets when the vector stands in one cell of one customer. */
  async function rowsOf(vector: Filed, isHashed: boolean): Promise<readonly string[][]> {
    const { id, header, input, region, field } = vector;
    const isIdentifier = ['Email', 'Phone', 'LINE User ID', 'Advertising ID'].includes(header);
    const people = Array.from({ length: 12 }, (_, place) => ({
      'Customer ID': `C${place + 100}`,
      ...Object.fromEntries(headers.map((name) => [name, ''])),
      // The others tell what the columns are; they know nobody by what is looked at.
      ...(isIdentifier ? {} : { Email: `person${place}@example.org` }),
      ...(header === 'LINE User ID' ? { [header]: `U${String(place).padStart(32, '0')}` } : {}),
    }));
    const person = { ...people[0], [header]: input };
    const others = people.slice(1).map((other) => ({
      ...other,
      ...(field.startsWith('email') ? { Email: `${other['Customer ID']}@example.org` } : {}),
      ...(header === 'Advertising ID'
        ? { [header]: `00000000-0000-4000-8000-0000000${other['Customer ID'].replace('C', '00')}` }
        : {}),
    }));
    const customers = join(folder, 'customers.csv');
    const orders = join(folder, 'orders.csv');
    writeFileSync(customers, Papa.unparse([person, ...others], { quotes: true }));
    writeFileSync(
      orders,
      Papa.unparse(
        people.map((one, place) => ({
          'Order ID': `O${place}`,
          ...{ 'Customer ID': one['Customer ID'], 'Order Date': `2026-01-${place + 10}` },
          Amount: '100.50',
        })),
      ),
    );
    const words = [
      ...['customers?v=1', '--audience', id, '--consent-statement', 'They agreed.'],
      ...(isHashed ? ['--hash'] : []),
      ...(region === undefined ? [] : ['--country', region]),
      ...['--data', orders, customers, '--out', 'list.csv'],
    ];
    const command = readArguments(words);
    if (!command.audience) throw new Error('no audience was asked for');
    const { files } = await audienceFiles(command, command.audience);
    return files.length === 0
      ? []
      : Papa.parse<string[]>(Buffer.from(files[0]!.bytes).toString('utf8').trimEnd()).data;
  }

  /** What stands in the columns of the field, over all people of the file. */
  function cellsOf({ id, column }: Filed, rows: readonly string[][]): readonly string[] {
    if (withoutHeader.has(id)) return rows.map(([first = '']) => first);
    const [head = [], ...people] = rows;
    const at = head.flatMap((name, place) => (column.test(name) ? [place] : []));
    return people.flatMap((cells) => at.map((place) => cells[place] ?? ''));
  }

  test('is among these, but for those that no shop’s export has a column for', () => {
    expect(filed.length).toBeGreaterThan(42);
    expect(new Set(filed.map(({ id }) => id)).size).toBe(10);
  });

  test.each(filed)('$platform $field "$input"', async (vector) => {
    const { id, normalized, output } = vector;
    const ways = alwaysHashed.has(id) ? [true] : neverHashed.has(id) ? [false] : [false, true];
    for (const isHashed of ways) {
      // What LINE refuses as text it takes as a hash.
      if (isHashed && vector.field === 'email_plain') continue;
      const cells = cellsOf(vector, await rowsOf(vector, isHashed));
      const expected =
        normalized !== null && isHashed && output === 'sha256' ? vector.sha256 : normalized;
      if (expected !== null) expect(cells).toContain(expected);
      // Nobody is there by the hash of nothing, or by what was dropped.
      expect(cells).not.toContain(sha256(''));
      if (normalized === null) {
        const refused = vector.input.trim().toLowerCase();
        expect(cells).not.toContain(refused);
        expect(cells).not.toContain(sha256(refused));
      }
    }
  });
});
