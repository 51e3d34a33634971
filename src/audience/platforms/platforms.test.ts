import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { AudienceField } from '../../core/audience/plan.ts';
import { exported, peopleOf, type Person } from '../../../test/support/audience.ts';
import { platforms } from '../registry.ts';

const hash = /^[0-9a-f]{64}$/;
const email = /^[^\s@",;<>()]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const bare = /^[^\s\p{P}\p{Lu}]+$/u;
const plus = /^\+[1-9]\d{6,14}$/;
const device = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const text = /^[^\p{Cc}=+@-][^\p{Cc}]*$/u;

/**
 * What the platforms' pages say of a file, as audiences.md lists it: headers in their order, and what a
 * plain cell below may be. Hashed ones are 64 digits wherever `canBeHashed` names the header.
 */
const rules: Readonly<
  Record<
    string,
    {
      readonly headers: readonly string[];
      readonly cells: readonly RegExp[];
      readonly canBeHashed: readonly string[];
    }
  >
> = {
  google: {
    headers: ['Email', 'Phone', 'First Name', 'Last Name', 'Country', 'Zip'],
    cells: [email, plus, /^[^\p{Lu}\p{Cc}=+@-]+$/u, /^[^\p{Lu}\p{Cc}=+@-]+$/u, /^[A-Z]{2}$/, text],
    canBeHashed: ['Email', 'Phone', 'First Name', 'Last Name'],
  },
  meta: {
    headers: [
      ...['email', 'phone', 'madid', 'fn', 'ln', 'zip', 'ct', 'st', 'country', 'dob', 'gen'],
      'value',
    ],
    cells: [
      ...[email, /^[1-9]\d{6,14}$/, device, bare, bare, /^[a-z0-9]+$/, bare, bare, /^[a-z]{2}$/],
      ...[/^(19|20)\d{6}$/, /^[fm]$/, /^\d+(\.\d+)?$/],
    ],
    canBeHashed: ['email', 'phone', 'fn', 'ln', 'zip', 'ct', 'st', 'country', 'dob', 'gen'],
  },
  tiktok: {
    headers: ['Email', 'Phone', 'MAID'],
    cells: [email, plus, device],
    canBeHashed: ['Email_SHA256', 'Phone_SHA256', 'MAID_SHA256'],
  },
  line: { headers: [''], cells: [/^U[0-9a-fA-F]{32}$/], canBeHashed: [] },
  lineAds: { headers: [''], cells: [/^[A-Za-z0-9_.@-]+$/], canBeHashed: [''] },
  lineDevices: { headers: [''], cells: [device], canBeHashed: [] },
  microsoft: { headers: ['Email'], cells: [hash], canBeHashed: ['Email'] },
  linkedin: {
    headers: [
      ...['email', 'firstname', 'lastname', 'jobtitle', 'employeecompany', 'country', 'googleaid'],
    ],
    cells: [email, text, text, text, text, /^[A-Z]{2}$/, device],
    canBeHashed: ['email'],
  },
  x: {
    headers: ['email', 'handle', 'device'],
    cells: [email, /^[a-z0-9_]+$/, device],
    canBeHashed: ['email', 'handle', 'device'],
  },
  criteo: { headers: [''], cells: [email], canBeHashed: [''] },
  klaviyo: {
    headers: ['Email Address', 'Phone Number', 'First Name', 'Last Name'],
    cells: [email, plus, text, text],
    canBeHashed: [],
  },
  mailchimp: {
    headers: ['Email Address', 'First Name', 'Last Name', 'Phone Number', 'TAGS'],
    cells: [email, text, text, plus, text],
    canBeHashed: [],
  },
};

const good: Required<Record<AudienceField, string>> = {
  ...{ email: 'Anna.Lin@Example.com', phone: '0912-345-678', firstName: 'Mary Ann' },
  ...{ lastName: "O'Brien, Jr.", country: '台灣', zip: '106-01', city: 'New Taipei' },
  ...{ state: 'Ontario', birthday: '民國74年3月12日', gender: '女', handle: '@AdsAPI' },
  lineUser: 'U4af4980629abcdef0123456789abcdef',
  device: 'AECE52E7-03EE-455A-B3C4-E57283966239',
  ...{ company: 'Smith, "Jones" & Co', jobTitle: 'Tea buyer', tags: 'VIP, tea', customer: 'C-1' },
};
/** What an attacker, or a form without checks, puts into a cell. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r\nInjected,row', '"', ','],
    ...["=cmd|'/C calc'!A0@example.com", '<script>', '\u202Eevil', '王\u200b小明', 'a"b', "'=1"],
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const person: fc.Arbitrary<Person> = fc
  .record(
    Object.fromEntries(
      Object.entries(good).map(([field, value]) => [field, fc.oneof(fc.constant(value), hostile)]),
    ),
  )
  .map((cells) => ({ ...cells, amount: 12.5 }));

async function rowsOf(
  id: string,
  persons: readonly Person[],
  isHashed: boolean,
): Promise<readonly string[][]> {
  const plan = { platforms: [id], isHashed, country: 'TW', value: 'net' as const };
  const { bytes } = await exported(plan, peopleOf(persons));
  const [file] = bytes.values();
  if (!file) return [];
  expect(file.subarray(0, 3).toString('hex')).not.toBe('efbbbf');
  const whole = new TextDecoder('utf-8', { fatal: true }).decode(file);
  expect(whole).not.toContain('\r');
  const { data, errors } = Papa.parse<string[]>(whole.replace(/\n$/, ''), { delimiter: ',' });
  expect(errors).toEqual([]);
  return data;
}

test('the rules here name every platform but the list for people', () => {
  expect(Object.keys(rules).sort()).toEqual(
    platforms
      .map(({ id }) => id)
      .filter((id) => id !== 'people')
      .sort(),
  );
});

describe.each(Object.keys(rules))('a file for %s', (id) => {
  const { headers = [], cells = [], canBeHashed = [] } = rules[id] ?? {};
  const isList = headers[0] === '';
  const isAlwaysHashed = id === 'microsoft';
  const twice = id === 'tiktok' ? 1 : -1;

  test('has the platform’s headers in their order, and every cell where it is known', async () => {
    const rows = await rowsOf(id, [{ ...good, amount: 12.5 }], false);
    expect(rows).toHaveLength(isList ? 1 : 2);
    if (!isList) expect(rows[0]).toEqual(headers);
    rows.at(-1)?.forEach((cell, place) => expect(cell).toMatch(cells[place] ?? /^$/));
  });

  test('holds only what is allowed, whatever the cells say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { maxLength: 4 }), fc.boolean(), async (list, isHashed) => {
        const persons: Person[] = [...list, { ...good, amount: -1 }];
        const rows = [...(await rowsOf(id, persons, isHashed))];
        const header = isList ? [''] : (rows.shift() ?? []);
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          expect(row).toHaveLength(header.length);
          row.forEach((cell, place) => {
            const name = header[place] ?? '';
            const plain = cells[twice > 0 && place > twice && isHashed ? place - 1 : place];
            const hashes = isAlwaysHashed || (isHashed && canBeHashed.includes(name));
            if (cell !== '') expect(cell).toMatch(hashes ? hash : (plain ?? /^$/));
          });
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('hashing adds a second form of phone numbers for TikTok', async () => {
  const rows = await rowsOf('tiktok', [good], true);
  expect(rows[0]).toEqual(['Email_SHA256', 'Phone_SHA256', 'Phone_SHA256', 'MAID_SHA256']);
});

test('Google counts an address only as a whole', async () => {
  const { report } = await exported(
    { platforms: ['google'], country: 'TW' },
    peopleOf([
      { email: '', firstName: 'Anna', lastName: 'Lin', country: 'TW', zip: '106' },
      { email: '', firstName: 'Anna', lastName: '', country: 'TW', zip: '106' },
      { email: '', firstName: 'Anna', lastName: 'Lin', country: '?', zip: '106' },
    ]),
  );
  expect(report.platforms[0]?.counts).toMatchObject({ out: 1, dropped: { noIdentifier: 2 } });
});

test('Klaviyo’s first header is of what there is', async () => {
  expect((await rowsOf('klaviyo', [{ phone: '0912345678', firstName: 'Ann' }], false))[0]).toEqual([
    'Phone Number',
    'First Name',
  ]);
});

describe('the list for people', () => {
  test('opens in spreadsheets and runs nothing', async () => {
    const persons = [
      { ...good, customer: '=1+1', company: '-20', tags: '@x', amount: 12.5 },
      { ...good, customer: '\t=1', email: 'b@example.com', amount: null },
    ];
    const plan = { platforms: ['people'], country: 'TW', isHashed: true, value: 'net' as const };
    const { texts } = await exported(plan, peopleOf(persons));
    const [whole = ''] = texts.values();
    expect(whole.startsWith('\uFEFFCustomer,Last name,First name,Email,Phone,')).toBe(true);
    const { data } = Papa.parse<Record<string, string>>(whole.slice(1), { header: true });
    expect(data[0]).toMatchObject({
      ...{ Customer: "'=1+1", Company: "'-20", Tags: "'@x", Phone: "'+886912345678" },
      ...{ Email: 'anna.lin@example.com', Birthday: '1985-03-12', Value: '12.5', Country: 'TW' },
    });
    expect(data[1]).toMatchObject({ Value: '' });
    for (const row of data)
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test('speaks the reader’s language', async () => {
    const { texts } = await exported(
      { platforms: ['people'] },
      peopleOf([{ customer: 'C1', email: 'a@example.com' }]),
      ...[null, { facts: { locale: 'zh-Hant' as const, name: '逾期 冠軍' } }],
    );
    expect([...texts]).toEqual([
      ['people_逾期-冠軍_2026-06-30.csv', '\uFEFF顧客,電子郵件\r\nC1,a@example.com\r\n'],
    ]);
  });
});
