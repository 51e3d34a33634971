import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { LoadReport } from '../../src/core/model/info.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { settleJoins } from '../../src/ingest/joins/settle-joins.ts';
import { contactFacts, contactRows } from '../support/contact-rows.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { platformText } from '../support/platform-fixtures.ts';

const engine = useEngine();

/**
 * Drops files together, by name, and hands over what the load reports; `settled` where it is also found
 * out by their values how they meet.
 */
async function together<T>(
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
  look: (report: LoadReport) => Promise<T> | T,
  settled = true,
): Promise<T> {
  const tables = [];
  for (const [name, content] of Object.entries(files))
    tables.push({ inspection: await inspectFile(new File([content], name)), isRoleChosen: false });
  const { plans } = settled ? await settleJoins(tables) : { plans: [] };
  const planned = tables.map(({ inspection }, n) => ({
    ...inspection,
    plan: plans[n] ?? inspection.plan,
  }));
  return withLoaded(engine(), sourcesOf(planned), async (report) => look(report));
}

/** A sale to each of some customers. */
const salesTo = (...customers: readonly string[]): string =>
  [
    'Order ID,Customer ID,Order Date,Amount',
    ...customers.map((customer, n) => `A${n},${customer},2024-01-0${n + 1},10.00`),
    '',
  ].join('\n');

describe('The sample shop', () => {
  const sample = (name: string): string =>
    fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));

  test('says how to reach its members, as its file writes it and without the space around it', async () => {
    const { data } = Papa.parse<Record<string, string>>(
      gunzipSync(readFileSync(sample('customers'))).toString('utf8'),
      { header: true, skipEmptyLines: true },
    );
    const headers = ['姓名', '電子郵件', '手機', '生日', '同意行銷'];
    await withLoaded(
      engine(),
      await dropped([sample('orders'), sample('customers')]),
      async ({ model, checks }) => {
        // What `src/sample/README.md` promises: 8,000 members less those whose cell is empty.
        expect(contactFacts(model)).toEqual([
          ['name', 'p_name', '姓名', 8000],
          ['email', 'p_email', '電子郵件', 8000 - 240],
          ['phone', 'p_phone', '手機', 8000 - 232],
          ['birthday', 'p_birthday', '生日', 8000 - 1395],
          ['consent', 'p_consent', '同意行銷', 8000 - 883],
        ]);
        const wanted = data.map((row) => [
          row['會員編號'],
          headers.map((header) => row[header]?.trim() || null),
        ]);
        expect(await contactRows(engine(), model)).toEqual(Object.fromEntries(wanted));
        expect(model.dimensions.map(({ label }) => label)).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/姓名|電子郵件|手機|生日/)]),
        );
        expect(checks.find(({ code }) => code === 'unmatchedCustomers')?.detail).toMatchObject({
          contradicting: 0,
        });
      },
    );
  });
});

describe('A customers file of', () => {
  const people = 'ada@example.com bo@example.com cy@example.com dee@example.com';
  const sales = salesTo(...people.split(' '));

  test('Shopify brings both parts of the name, two phones and consent; its e-mail is the key', async () => {
    const files = { 'sales.csv': sales, 'customers.csv': platformText('shopify-customers.csv') };
    await together(files, async ({ model }) => {
      // Five of six have an e-mail; who has none is nobody whom an order could name.
      expect(contactFacts(model)).toEqual([
        ['firstName', 'p_firstName', 'First Name', 5],
        ['lastName', 'p_lastName', 'Last Name', 5],
        ['consent', 'p_consent', 'Accepts Email Marketing', 5],
        ['zip', 'p_zip', 'Default Address Zip', 5],
        ['phone', 'p_phone', 'Default Address Phone', 5],
        ['phone', 'p_phone_2', 'Phone', 5],
      ]);
      const rows = await contactRows(engine(), model);
      const phone = "'+15550000003";
      expect(rows['dee@example.com']).toEqual(['Dee', 'Prøve', 'no', '0150', phone, phone]);
      expect(model.dimensions.map(({ label }) => label)).toContain('Accepts SMS Marketing');
    });
  });

  test('Klaviyo is joined by e-mail, which is a contact wherever it is not the key', async () => {
    const files = { 'sales.csv': sales, 'profiles.csv': platformText('klaviyo-profiles.csv') };
    const others = [
      ['firstName', 'p_firstName', 'First Name', 5],
      ['lastName', 'p_lastName', 'Last Name', 5],
      ['zip', 'p_zip', 'Zip Code', 5],
      ['consent', 'p_consent', 'Email Marketing Consent', 5],
    ];
    await together(files, async ({ model }) => {
      expect(contactFacts(model)).toEqual(others);
      const rows = await contactRows(engine(), model);
      expect(rows['yijun@example.com']).toEqual(['怡君', '張', '100', 'SUBSCRIBED']);
    });
    const look = async ({ model }: LoadReport): Promise<void> => {
      expect(contactFacts(model)).toEqual([['email', 'p_email', 'Email', 5], ...others]);
      const rows = await contactRows(engine(), model);
      expect(rows['cy@example.com']).toEqual([
        ...['cy@example.com', 'Cy', 'Muster', '01067', 'NEVER_SUBSCRIBED'],
      ]);
    };
    await together(files, look, false);
  });

  test('Mailchimp brings names and phones of those who have them', async () => {
    const files = { 'sales.csv': sales, 'audience.csv': platformText('mailchimp-audience.csv') };
    await together(files, async ({ model }) => {
      expect(contactFacts(model)).toEqual([
        ['firstName', 'p_firstName', 'First Name', 5],
        ['lastName', 'p_lastName', 'Last Name', 5],
        ['phone', 'p_phone', 'Phone Number', 1],
      ]);
      const rows = await contactRows(engine(), model);
      expect(rows['ada@example.com']).toEqual(['Ada', 'Example', '555-0100']);
      expect(rows['eve@example.com']).toEqual([null, null, null]);
    });
  });

  test('a shop in Taiwan is read from Big5', async () => {
    const lines = ['會員編號,姓名,電子郵件,手機,生日,同意行銷'];
    for (let n = 1; n < 13; n++)
      lines.push(`C${n},林美${'玲惠華'[n % 3]!},c${n}@example.com,09120000${n + 10},74/03/12,是`);
    const files = { 'sales.csv': salesTo('C1', 'C2', 'C3'), 'people.csv': big5(lines) };
    await together(files, async ({ model }) => {
      expect(contactFacts(model).map(([use, , header, filled]) => [use, header, filled])).toEqual([
        ['name', '姓名', 12],
        ['email', '電子郵件', 12],
        ['phone', '手機', 12],
        ['birthday', '生日', 12],
        ['consent', '同意行銷', 12],
      ]);
      expect((await contactRows(engine(), model))['C2']).toEqual([
        ...['林美華', 'c2@example.com', '0912000012', '74/03/12', '是'],
      ]);
    });
  });

  test('nothing but contacts is joined, and who never bought can be reached too', async () => {
    const people = ['Customer ID,E-mail,LINE UID,IDFA', 'c1,ann@example.com,,'];
    for (let n = 2; n < 6; n++) people.push(`c${n},c${n}@example.com,${lineUser(n)},${device(n)}`);
    const files = { 'sales.csv': salesTo('c1', 'c2', 'c9'), 'people.csv': people.join('\n') };
    await together(files, async ({ model }) => {
      expect(model.prospects).toBe(3);
      expect(model.dimensions).toEqual([]);
      expect(contactFacts(model)).toEqual([
        ['email', 'p_email', 'E-mail', 5],
        ['lineUser', 'p_lineUser', 'LINE UID', 4],
        ['device', 'p_device', 'IDFA', 4],
      ]);
      expect(await contactRows(engine(), model)).toEqual({
        c1: ['ann@example.com', null, null],
        ...Object.fromEntries(
          [2, 3, 4, 5].map((n) => [`c${n}`, [`c${n}@example.com`, lineUser(n), device(n)]]),
        ),
      });
    });
  });
});

describe('People who are in a file more than once', () => {
  /** Four people in two rows each: the second has the address in other letters. */
  const twice = (towns: readonly [string, string]): string =>
    [
      'Customer ID,Name,E-mail,Town',
      ...['Na', 'Null', 'Ann Lee', 'Bo Wu'].flatMap((name, n) => [
        `c${n},${name},c${n}@example.com,${towns[0]}`,
        `c${n}, ${name.toUpperCase()} ,C${n}@Example.com,${towns[1]}`,
      ]),
      '',
    ].join('\n');

  test('are reached as their first row says, and in other letters are no contradiction', async () => {
    const files = { 'sales.csv': salesTo('c0', 'c1'), 'people.csv': twice(['Taipei', 'Taipei']) };
    await together(files, async ({ model, checks }) => {
      expect(await contactRows(engine(), model)).toEqual({
        c0: ['Na', 'c0@example.com'],
        c1: ['Null', 'c1@example.com'],
        c2: ['Ann Lee', 'c2@example.com'],
        c3: ['Bo Wu', 'c3@example.com'],
      });
      expect(checks.find(({ code }) => code === 'unmatchedCustomers')?.detail).toMatchObject({
        ...{ known: 2, repeated: 4, contradicting: 0 },
      });
    });
  });

  test('still contradict themselves in what can be filtered by', async () => {
    const files = { 'sales.csv': salesTo('c0', 'c1'), 'people.csv': twice(['Taipei', 'Tainan']) };
    await together(files, ({ model, checks }) => {
      expect(checks.map(({ code }) => code)).toContain('joinRefused');
      expect(model.contacts).toEqual([]);
    });
  });
});

describe('Two files about customers', () => {
  test('of one layout are one table, whatever the order of their columns', async () => {
    const first = ['Customer ID,E-mail,Phone,Town', 'c1,c1@example.com,0912000001,Taipei'];
    const second = ['Town,Phone,Customer ID,E-mail', 'Tainan,0912000002,c2,c2@example.com'];
    for (let n = 3; n < 9; n++) {
      first.push(`c${n},c${n}@example.com,091200000${n},Taipei`);
      second.push(`Tainan,092200000${n},d${n},d${n}@example.com`);
    }
    const files = {
      'sales.csv': salesTo('c1', 'c2'),
      'a.csv': first.join('\n'),
      'b.csv': second.join('\n'),
    };
    await together(files, async ({ model }) => {
      expect(contactFacts(model)).toEqual([
        ['email', 'p_email', 'E-mail', 14],
        ['phone', 'p_phone', 'Phone', 14],
      ]);
      expect(model.contacts[0]?.fileName).toBe('a.csv, b.csv');
      const rows = await contactRows(engine(), model);
      expect([rows['c1'], rows['c2'], rows['d8']]).toEqual([
        ['c1@example.com', '0912000001'],
        ['c2@example.com', '0912000002'],
        ['d8@example.com', '0922000008'],
      ]);
    });
  });

  test('of two layouts say it side by side, also of people whom only one of them has', async () => {
    const crm = ['Customer ID,E-mail,Town,Tier'];
    const app = ['Customer ID,E-mail,Device,Opened,Consent'];
    for (let n = 1; n < 8; n++) crm.push(`c${n},c${n}@example.com,Taipei,gold`);
    for (let n = 5; n < 12; n++) app.push(`c${n},app${n}@example.com,phone,${n % 2},yes`);
    const files = {
      'sales.csv': salesTo('c1', 'c5', 'c6'),
      'crm.csv': crm.join('\n'),
      'app.csv': app.join('\n'),
    };
    await together(files, async ({ model }) => {
      expect(model.contacts.map(({ column, id, filled }) => [column, id, filled])).toEqual([
        ['p_email', 'e-mail', 7],
        ['p_email_2', 'e-mail-2', 7],
        ['p_consent', 'consent', 7],
      ]);
      const rows = await contactRows(engine(), model);
      expect([rows['c1'], rows['c5'], rows['c11']]).toEqual([
        ['c1@example.com', null, null],
        ['c5@example.com', 'app5@example.com', 'yes'],
        [null, 'app11@example.com', 'yes'],
      ]);
    });
  });
});

const lineUser = (n: number): string => `U${String(n).padStart(32, '0a1b2c3d')}`;
const device = (n: number): string => `6d92078a-8246-4ba4-ae5b-76104861e7d${n}`;

/** Lines in Big5, by the table that the platform decodes with. */
function big5(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('big5');
  const codes = new Map<string, readonly number[]>();
  for (let high = 0xa4; high <= 0xf9; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  const bytes = Array.from(`${lines.join('\r\n')}\r\n`).flatMap(
    (letter) => codes.get(letter) ?? [letter.charCodeAt(0)],
  );
  return Uint8Array.from(bytes);
}
