import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { audienceFiles, type WrittenAudience } from '../../src/cli/audience.ts';
import { writeAudience } from '../../src/cli/out.ts';
import { dropReasons } from '../../src/core/audience/plan.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../public/sample/${name}.csv.gz`, import.meta.url));
const rowsOf = (name: string): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(gunzipSync(readFileSync(sample(name))).toString('utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

/** What the manifest says, as far as it is looked at here. */
interface Manifest {
  readonly platforms: readonly {
    readonly platform: string;
    readonly counts: {
      readonly segment: number;
      readonly dropped: Readonly<Record<string, number>>;
      readonly staying: number;
      readonly out: number;
    };
  }[];
  readonly files: readonly {
    readonly name: string;
    readonly rows: number;
    readonly sha256: string;
  }[];
}

const data = ['--data', sample('orders'), sample('customers'), '--out', 'list.csv'];
function run(view: string, ...options: string[]): Promise<WrittenAudience> {
  const command = readArguments([view, ...options, ...data]);
  if (!command.audience) throw new Error('no audience was asked for');
  return audienceFiles(command, command.audience);
}
const manifestOf = ({ manifest }: WrittenAudience): Manifest => JSON.parse(manifest) as Manifest;
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Who bought, with the last day on which they did, from the rows of the file alone. */
function buyers(): ReadonlyMap<string, string> {
  const orders = new Map<string, { member: string; day: string; amount: number }>();
  for (const row of rowsOf('orders')) {
    const amount = Number((row['金額'] ?? '').replaceAll(',', ''));
    const day = (row['訂單日期'] ?? '').slice(0, 10).replaceAll('/', '-');
    const member = (row['會員編號'] ?? '').trim();
    if (Number.isNaN(amount) || Number.isNaN(Date.parse(day)) || day === '2025-02-30') continue;
    const id = row['訂單編號'] ?? '';
    const order = orders.get(id) ?? { member, day, amount: 0 };
    const first = day < order.day ? day : order.day;
    orders.set(id, { member, day: first, amount: order.amount + amount });
  }
  const last = new Map<string, string>();
  for (const { member, day, amount } of orders.values())
    if (member !== '' && amount > 0 && day > (last.get(member) ?? '')) last.set(member, day);
  return last;
}

describe('An audience of the sample, without a browser', () => {
  let emails: WrittenAudience;
  const options = ['--audience', 'lineAds', '--consent', '同意行銷', '--exclude-buyers', '30'];
  beforeAll(async () => {
    emails = await run('customers?v=1', ...options);
  });

  test('drops whom a count by hand over the rows of the files drops, reason by reason', () => {
    const last = buyers();
    const seen = new Set<string>();
    const found = { segment: 0, noConsent: 0, recentBuyer: 0, noIdentifier: 0, duplicate: 0 };
    const expected: string[] = [];
    const members = [...rowsOf('customers')].sort((a, b) =>
      (a['會員編號'] ?? '') < (b['會員編號'] ?? '') ? -1 : 1,
    );
    for (const row of members) {
      const day = last.get(row['會員編號'] ?? '');
      if (day === undefined) continue;
      found.segment += 1;
      // Eight addresses have a full-width ＠, which is one.
      const email = (row['電子郵件'] ?? '').normalize('NFKC').trim().toLowerCase();
      if (row['同意行銷'] !== '是') found.noConsent += 1;
      // The last of thirty days is 30 June 2026.
      else if (day >= '2026-06-01') found.recentBuyer += 1;
      else if (!/^[a-z0-9_.-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email)) found.noIdentifier += 1;
      else if (seen.has(email)) found.duplicate += 1;
      else expected.push(email);
      if (row['同意行銷'] === '是' && day < '2026-06-01') seen.add(email);
    }
    const [platform] = manifestOf(emails).platforms;
    const { segment, dropped, out } = platform!.counts;
    expect(found.noConsent).toBeGreaterThan(1000);
    expect(found.noIdentifier).toBeGreaterThan(100);
    expect({ segment, ...dropped }).toEqual({ ...found, excluded: 0, suppressed: 0, heldOut: 0 });
    expect(out).toBe(expected.length);
    expect(textOf(emails.files[0]!.bytes).trimEnd().split(/\r?\n/)).toEqual(expected);
  });

  test('is the same again, byte for byte, whoever asks and whenever', async () => {
    const again = await run('audiences?v=1&to=meta&hash=no', ...options);
    expect(again.files.map(({ bytes }) => sumOf(bytes))).toEqual(
      emails.files.map(({ bytes }) => sumOf(bytes)),
    );
    expect(manifestOf(emails).files.map(({ sha256 }) => sha256)).toEqual(
      emails.files.map(({ bytes }) => sumOf(bytes)),
    );
  });

  test('is said in the manifest as the page says it: its name, its rule as a sentence, its address', async () => {
    const rule = 'all(orders(2..)~consent(yes)~not(recency(..30)))';
    const view = `segment?v=1&name=Regulars&rule=${rule}&data=sample`;
    const { manifest } = await run(view, '--audience', 'lineAds', '--consent', '同意行銷');
    expect((JSON.parse(manifest) as { segment: unknown }).segment).toEqual({
      name: 'Regulars',
      definition:
        'Orders from 2 and consent given, but not (days since the last purchase up to 30).',
      address: `#/audiences?v=1&data=sample&in=in,segment%3Fv%3D1%26name%3DRegulars%26rule%3D${rule}`,
    });
  });

  test('is refused without consent, with a code and no file', async () => {
    await expect(run('customers?v=1', '--audience', 'lineAds')).rejects.toMatchObject({
      error: { code: 'audience.noConsent' },
    });
  });
});

const most = 'google,meta,lineAds,tiktok,microsoft,linkedin,x,criteo,klaviyo,mailchimp,people';

describe('An audience for every platform that the sample has something for', () => {
  let all: WrittenAudience;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'audience-'));
    all = await run(
      'rfm?v=1',
      ...['--audience', most, '--consent', '同意行銷', '--country', 'tw'],
      ...['--split', 'A:80,rest:20', '--holdout', 'rest', '--strata', 'tier', '--seed', '7'],
    );
    await writeAudience(all, { out: join(folder, 'list.csv') });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('accounts for everybody: in the segment = in the file and dropped', () => {
    const { platforms } = manifestOf(all);
    expect(platforms.map(({ platform }) => platform)).toEqual(most.split(','));
    for (const { platform, counts } of platforms) {
      const dropped = dropReasons.reduce((sum, reason) => sum + (counts.dropped[reason] ?? 0), 0);
      expect(counts.out + dropped + counts.staying, platform).toBe(counts.segment);
      expect(counts.out, platform).toBeGreaterThan(3000);
      expect(counts.dropped['noConsent'], platform).toBe(platforms[0]!.counts.dropped['noConsent']);
    }
  });

  test('stands in files that another reader reads with as many rows, and no column more', () => {
    const names = readdirSync(folder).sort();
    expect(names).toEqual(
      [
        ...most.split(',').map((platform) => `list_${platform}_A.csv`),
        ...['list_assignments.csv', 'list.csv.manifest.json'],
      ].sort(),
    );
    for (const { platform, counts } of manifestOf(all).platforms) {
      const text = readFileSync(join(folder, `list_${platform}_A.csv`), 'utf8');
      const { data: records, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
      expect(errors.filter(({ type }) => type !== 'Delimiter')).toEqual([]);
      const headers = ['lineAds', 'criteo'].includes(platform) ? 0 : 1;
      expect(records.length - headers, platform).toBe(counts.out);
      expect(new Set(records.map((record) => record.length)).size, platform).toBe(1);
      expect(text.startsWith('\ufeff'), platform).toBe(platform === 'people');
    }
  });

  test('tells in the assignments who is in which group, each person once, eight in ten in A', () => {
    const text = readFileSync(join(folder, 'list_assignments.csv'), 'utf8').replace(/^\ufeff/, '');
    const [, ...records] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    const inA = records.filter((record) => record.includes('A')).length;
    expect(new Set(records.map(([customer]) => customer)).size).toBe(records.length);
    expect(inA / records.length).toBeCloseTo(0.8, 2);
    expect(inA + records.filter((record) => record.includes('rest')).length).toBe(records.length);
  });

  test('has a manifest that names the files as they were written, and their bytes', () => {
    const written = manifestOf(all).files.map(({ name, sha256 }) => [name, sha256]);
    const found = readdirSync(folder).filter((name) => !name.endsWith('.json'));
    expect(Object.fromEntries(written)).toEqual(
      Object.fromEntries(found.map((name) => [name, sumOf(readFileSync(join(folder, name)))])),
    );
  });

  test('names nobody in its manifest', () => {
    expect(all.manifest).not.toMatch(/@mail\.example|@example\.com|0900|8869|M0\d{4}/);
  });
});
