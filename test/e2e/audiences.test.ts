import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { encodeView } from '../../src/core/spec/codec.ts';
import { noFilters } from '../../src/core/spec/filters.ts';
import type { Rule } from '../../src/core/segment/rule.ts';
import { writeRule } from '../../src/core/segment/rule-text.ts';
import { audienceWords } from '../../src/i18n/audience-words.ts';
import type { Locale } from '../../src/i18n/index.ts';
import { dropHeld, holdFile } from './drop.ts';
import { killWorker } from './kill-worker.ts';
import { cellsOf, numberIn, useApp } from '../support/page.ts';

const app = useApp();

const rule: Rule = {
  kind: 'all',
  rules: [
    { kind: 'group', of: 'segment', ids: ['champions', 'loyal'] },
    { kind: 'number', of: 'late', from: 1, to: null },
    { kind: 'consent', answers: ['yes'] },
  ],
};
const name = 'Overdue champions';
const view = encodeView({
  page: 'audiences',
  params: { data: 'sample' },
  filters: {
    ...noFilters,
    customers: [
      {
        mark: 'in',
        view: { page: 'segment', params: { name, rule: writeRule(rule) }, filters: noFilters },
      },
    ],
  },
});
const personal = /@(?:mail|post|tea)?\.?example|09\d{2}-\d{3}|8869\d{8}|M0\d{4}/;

/** Everything that a reader sees, and the address. */
const shown = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      `${location.href} ${document.title} ${document.body.innerText} ${document.body.innerHTML}`,
  );

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

describe.each(['en', 'zh-Hant'] as const)('From a segment to files, in %s', (locale: Locale) => {
  const w = audienceWords[locale];

  test('overdue champions, without recent buyers, split 80 to 20 within tiers, for Meta and LINE', async () => {
    const context = await app.newContext({ locale, height: 1600 });
    const elsewhere: string[] = [];
    context.on('request', (request) => {
      if (new URL(request.url()).origin !== app.origin && !request.url().startsWith('blob:'))
        elsewhere.push(request.url());
    });
    const page = await app.visit({ context, hash: `#/${view}` });
    await page.locator('.audience .answer', { hasText: name }).waitFor();

    await page.getByRole('checkbox', { name: /^Meta/ }).click();
    await page.getByRole('checkbox', { name: /^LINE (?:Ads, e-mail|廣告（電子郵件）)/ }).click();
    await page
      .getByRole('button', { name: w.columns.useCountry(locale === 'en' ? 'Taiwan' : '台灣') })
      .click();
    const make = page.getByRole('button', { name: w.result.export });
    await page.getByText(w.result.blocked.consent).waitFor();
    expect(await make.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: w.consent.column }).click();
    await page.getByRole('checkbox', { name: w.consent.buyersToggle }).check();
    await page.getByRole('radio', { name: w.split.kinds.ab }).click();
    await page.getByLabel(w.split.share('A')).fill('80');
    await page.getByLabel(w.split.share('A')).blur();
    await page.getByLabel(w.split.share('B')).fill('20');
    await page.getByLabel(w.split.share('B')).blur();
    await page.getByRole('checkbox', { name: w.split.tier }).check();
    await page.getByText(w.result.balance).waitFor();
    await page.waitForFunction(() => !document.querySelector('.counted.behind'));
    expect(await shown(page)).not.toMatch(personal);

    // In the segment less all that is dropped is what the files hold, platform by platform.
    const rows = await cellsOf(page.locator('.audience table'));
    const counts = (label: string): number[] =>
      (rows.find(([head]) => head === label) ?? []).slice(1).map((cell) => numberIn(cell) || 0);
    const segment = counts(w.result.segment);
    const out = counts(w.result.out);
    expect(Math.min(...out)).toBeGreaterThan(20);
    const dropped = Object.values(w.result.reasons).map(counts);
    for (const column of [0, 1])
      expect(dropped.reduce((sum, row) => sum + (row[column] ?? 0), segment[column] ?? NaN)).toBe(
        out[column],
      );

    await make.click();
    await page.locator('.made').waitFor();
    const names = await page.locator('.made li b').allInnerTexts();
    expect(names).toHaveLength(6);
    const files = new Map<string, Buffer>();
    for (const file of names) files.set(file, await saved(page, w.result.save(file)));
    const manifestName = names.find((one) => one.endsWith('.json')) ?? '';
    const manifest = JSON.parse(files.get(manifestName)?.toString('utf8') ?? '') as {
      readonly files: readonly {
        readonly name: string;
        readonly rows: number;
        readonly sha256: string;
      }[];
    };
    expect(JSON.stringify(manifest)).not.toMatch(personal);
    for (const { name: file, rows: people, sha256 } of manifest.files) {
      const bytes = files.get(file) ?? Buffer.alloc(0);
      expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sha256);
      const { data } = Papa.parse<string[]>(bytes.toString('utf8'), { skipEmptyLines: true });
      expect(data.length - (file.startsWith('lineAds') ? 0 : 1), file).toBe(people);
    }
    const rowsOf = (platform: string, arm: string): number =>
      manifest.files.find(
        (file) => file.name.startsWith(`${platform}_`) && file.name.includes(`_${arm}_`),
      )?.rows ?? NaN;
    expect(rowsOf('meta', 'A') + rowsOf('meta', 'B')).toBe(out[0]);
    expect(rowsOf('lineAds', 'A') + rowsOf('lineAds', 'B')).toBe(out[1]);
    expect(rowsOf('meta', 'A') / (out[0] ?? 1)).toBeCloseTo(0.8, 1);

    // A file is known again by its bytes, and another one is not.
    const [first = ''] = names;
    const check = page.locator('input.ledger-file');
    const file = (buffer: Buffer) => ({ name: 'later.csv', mimeType: 'text/csv', buffer });
    await check.setInputFiles(file(files.get(first) ?? Buffer.alloc(0)));
    await page.getByText(/Meta.*(?:people|人)[.。]$/).waitFor();
    await check.setInputFiles(file(Buffer.from('another')));
    await page.getByText(w.ledger.notFound).waitFor();

    const ledger = await page.evaluate(() => localStorage.getItem('regulars.ledger') ?? '');
    expect(JSON.parse(ledger)).toHaveLength(2);
    expect(ledger).not.toMatch(personal);
    expect(elsewhere).toEqual([]);
  });
});

test('Personal data are shown when asked for, and masked again after a reload', async () => {
  const page = await app.visit({
    hash: `#/${view.replace('?v=1', '?v=1&to=people')}`,
    height: 1600,
  });
  const w = audienceWords.en;
  await page.getByText('•••', { exact: false }).first().waitFor();
  expect(await shown(page)).not.toMatch(personal);
  await page.getByRole('button', { name: 'Show personal data' }).click();
  await page
    .getByText(/@.*example/)
    .first()
    .waitFor();
  expect(page.url()).not.toMatch(personal);
  await page.reload();
  await page.getByText(w.steps.columns).waitFor();
  await page.getByText('•••', { exact: false }).first().waitFor();
  expect(await shown(page)).not.toMatch(personal);
});

test('A suppression file takes people out, and is told by what it holds', async () => {
  const to = 'to=lineAds&consent=contact:同意行銷';
  const page = await app.visit({ hash: `#/audiences?v=1&data=sample&${to}`, height: 1600 });
  const w = audienceWords.en;
  const out = page.locator('.audience tr.out td');
  await out.waitFor();
  const before = numberIn(await out.innerText());
  const list = 'email\nSHIHWEI.KUO44@mail.example\nchiajung.chang36@example.com\nwho knows\n';
  await page
    .locator('input.suppression')
    .setInputFiles({ name: 'stop.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await page.getByText(/2 e-mails/).waitFor();
  await page.getByRole('row', { name: w.result.reasons.suppressed }).waitFor();
  expect(numberIn(await out.innerText())).toBe(before - 2);

  // Dropped where these files belong, a file is one of them and no data to open.
  const more = { name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from('a@b.example\n') };
  await holdFile(page, more);
  await dropHeld(page, '[data-takes-files] h3');
  await page.getByText('more.csv').waitFor();
  await page.getByText(/1 e-mail(?!s)/).waitFor();
  expect(page.url()).toContain('data=sample');
});

test('When what makes the files dies, the next count has another one', async () => {
  const to = 'to=lineAds&consent=contact:同意行銷';
  const page = await app.visit({ hash: `#/audiences?v=1&data=sample&${to}`, height: 1600 });
  const w = audienceWords.en;
  const out = page.locator('.audience tr.out td');
  await out.waitFor();
  const before = numberIn(await out.innerText());
  await killWorker(page, 'audience');
  await page.getByRole('checkbox', { name: w.consent.buyersToggle }).check();
  await page.getByRole('row', { name: w.result.reasons.recentBuyer }).waitFor();
  expect(numberIn(await out.innerText())).toBeLessThan(before);
  await page.getByRole('button', { name: w.result.export }).click();
  await page.locator('.made').waitFor();
});
