import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/index.ts';
import { experimentsEn } from '../../src/i18n/en/experiments.ts';
import { experimentsZhHant } from '../../src/i18n/zh-hant/experiments.ts';
import { answered, cellsOf, openSample, useApp } from '../support/page.ts';
import { barriers } from './axe.ts';

const app = useApp();
const words = { en: experimentsEn, 'zh-Hant': experimentsZhHant } as const;
const said = {
  en: { nav: 'Experiments', sample: 'Try with the sample', fromSums: /from its sums/ },
  'zh-Hant': { nav: '實驗', sample: '用範例資料試試看', fromSums: /從總和判讀/ },
} as const;

/** The planned shares of the sample's experiment. */
const planned = 'weights=40:A~40:B~20:對照組';

/** Opens a view of the sample and waits for its answer. */
async function openView(page: Page, view: string): Promise<void> {
  await page.goto(`${app.origin}/#/${view}&data=sample`);
  await answered(page);
}

/** The texts of a page that no number may spoil. */
async function expectSaneNumbers(page: Page): Promise<void> {
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined|\[object/);
}

describe.each(['en', 'zh-Hant'] as const)('In %s', (locale: Locale) => {
  const w = words[locale];

  test('a test is found, set up and read, and its link shows the same', async () => {
    const page = await app.visit({ locale });
    await openSample(page, said[locale].sample);
    await page.getByRole('link', { name: said[locale].nav, exact: true }).click();
    await page.getByRole('heading', { name: w.hub.inData }).waitFor();
    for (const title of [w.hub.plan.title, w.hub.split.title, w.hub.campaign.title])
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
    await page.getByRole('link', { name: w.hub.readOne('assignments') }).click();
    await answered(page);
    // The groups of the sample were planned as 40, 40 and 20, which nobody has said yet.
    await page.waitForURL(/experiment=assignments/);
    await page.getByRole('button', { name: w.editor.edit, exact: true }).click();
    for (const [name, share] of [
      ['A', '40'],
      ['B', '40'],
      ['對照組', '20'],
    ] as const) {
      const input = page.getByRole('spinbutton', { name: w.editor.share(name) });
      await input.fill(share);
      await input.blur();
      await page.waitForURL(new RegExp(encodeURI(`${share}:${name}`).replace('+', '\\+')));
    }
    await answered(page);

    const guardrails = page.getByRole('group', { name: w.editor.guardrails });
    await guardrails.getByRole('combobox', { name: w.editor.addGuardrail }).click();
    const refunds = locale === 'en' ? 'Refunds per customer' : '每位顧客退款';
    await page.getByRole('option', { name: refunds, exact: true }).click();
    await page.waitForURL(/guardrails=refunds/);
    await page
      .getByRole('textbox', { name: w.editor.question })
      .fill(locale === 'en' ? 'Does B sell more?' : 'B 組賣得比較多嗎？');
    await page.getByRole('textbox', { name: w.editor.question }).press('Enter');
    await page.waitForURL(/question=/);
    await answered(page);
    await expectSaneNumbers(page);
    expect(await barriers(page)).toEqual([]);

    const answer = await page.locator('p.answer').innerText();
    const other = await app.visit({ locale });
    await other.goto(page.url());
    await answered(other);
    expect(await other.locator('p.answer').innerText()).toBe(answer);
  });

  test('a metric is written as a formula, and refused where no interval is known for it', async () => {
    const page = await app.visit({
      locale,
      hash: '#/experiment?v=1&metrics=orderValue&data=sample',
    });
    await answered(page);
    await page.getByRole('button', { name: w.editor.edit, exact: true }).click();
    const metrics = page.getByRole('group', { name: w.editor.metrics });
    await metrics.getByRole('combobox', { name: w.editor.addMetric }).click();
    await page.getByRole('option', { name: w.editor.ownFormula }).click();
    const dialog = page.getByRole('dialog', { name: w.editor.formulaTitle });
    const add = dialog.getByRole('button', { name: w.editor.add, exact: true });
    await dialog.getByRole('textbox').fill('net_revenue * orders');
    await dialog.getByText(w.editor.formulaLacks.notOfSums).waitFor();
    expect(await add.isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('textbox').fill('net_revenue / orders');
    await add.click();
    await page.waitForURL(/metrics=orderValue~%3Dnet_revenue/);
    await answered(page);
    // What the shop calls average order value is the same ratio: relative differences and p agree.
    const shares = async (name: string): Promise<string[]> => {
      const table = page.getByRole('region', { name }).getByRole('table');
      return (await cellsOf(table)).flat().filter((cell) => /%$|^(<\s*)?0\.\d+$/.test(cell));
    };
    const ownName = locale === 'en' ? 'Average order value' : '平均訂單金額';
    const own = await shares('net_revenue / orders');
    expect(own.length).toBeGreaterThan(8);
    expect(own).toEqual(await shares(ownName));
  });

  test('sums are typed where no data are open, and the link alone shows the result', async () => {
    const page = await app.visit({ locale });
    await page.getByRole('link', { name: said[locale].fromSums }).click();
    const s = w.summaries;
    await page.getByText(s.missing).waitFor();
    const control = s.controlName;
    const treatment = s.newGroup('B');
    const cell = (group: string) =>
      page.getByRole('textbox', { name: s.cell(s.conversion, s.heads.cells.hits, group) });
    const type = async (name: string, text: string): Promise<void> => {
      const input = page.getByRole('textbox', { name, exact: true });
      await input.fill(text);
      await input.blur();
    };
    await type(s.peopleOf(control), '21,306');
    await type(s.peopleOf(treatment), '21307');
    await type(s.cell(s.conversion, s.heads.cells.hits, control), '122');
    await type(s.cell(s.conversion, s.heads.cells.hits, treatment), '99999');
    await page.getByText(s.faults.moreThanPeople).waitFor();
    await type(s.cell(s.conversion, s.heads.cells.hits, treatment), 'many');
    await page.getByText(s.notNumber).waitFor();
    await type(s.cell(s.conversion, s.heads.cells.hits, treatment), '267');
    expect(await cell(treatment).getAttribute('aria-invalid')).toBeNull();
    // hill.mens.conversion: 1.25 % against 0.57 %.
    const answer = page.getByRole('region', { name: s.result }).locator('p.answer');
    await answer.getByText(/1\.25%.*0\.57%/).waitFor();
    await expectSaneNumbers(page);
    expect(await barriers(page)).toEqual([]);
    const text = await answer.innerText();

    const other = await app.visit({ locale });
    await other.goto(page.url());
    await other.getByRole('region', { name: s.result }).getByText(text).waitFor();
    // Nothing but the address was needed.
    expect(await other.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});

test('A table is pasted from a spreadsheet, and a bad cell is named by row and column', async () => {
  const page = await app.visit();
  await page.goto(`${app.origin}/#/summaries?v=1`);
  const s = experimentsEn.summaries;
  await page.getByRole('button', { name: s.paste }).click();
  const dialog = page.getByRole('dialog', { name: s.pasteTitle });
  const text = dialog.getByLabel(s.pasteLabel);
  await text.fill('group\tn\tBought\nNo mail\t21306\tmany\nMail\t21307\t267');
  await dialog.getByRole('button', { name: s.take }).click();
  await dialog.getByText('Row 2, column “Bought”').waitFor();
  await text.fill(
    'group\tn\tBought\tSpend (mean)\tSpend (sd)\nNo mail\t21306\t122\t0.65279\t11.588\nMail\t21307\t267\t1.42262\t17.754',
  );
  await dialog.getByRole('button', { name: s.take }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page
    .getByRole('region', { name: s.result })
    .getByText(/1\.25% against 0\.57%/)
    .waitFor();
  expect(await page.getByRole('textbox', { name: s.metricName(2) }).inputValue()).toBe('Spend');
  await page.goBack();
  await page.getByText(s.missing).waitFor();
});

test('A file with one row per person is summed, and what was left out is said', async () => {
  const page = await app.visit();
  await page.goto(`${app.origin}/#/summaries?v=1`);
  const s = experimentsEn.summaries;
  const rows = Array.from({ length: 400 }, (_, n) => {
    const isTreated = n % 2 === 1;
    const bought = n % (isTreated ? 5 : 9) < 1;
    return `p${n},${isTreated ? 'Mail' : 'None'},${bought ? 'yes' : 'no'},${bought ? 10 + (n % 7) : 0}`;
  });
  const csv = `person,group,bought,spend\n${rows.join('\n')}\np400,,yes,5\np401,Mail,perhaps,5\n`;
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
  });
  const reader = page.getByRole('region', { name: s.table.title });
  await reader.getByRole('combobox', { name: s.table.arm }).click();
  await page.getByRole('option', { name: 'group' }).click();
  await reader.getByRole('checkbox', { name: 'bought' }).check();
  await reader.getByRole('checkbox', { name: 'spend' }).check();
  await reader.getByRole('button', { name: s.table.go }).click();
  const result = page.getByRole('region', { name: s.result });
  await result.getByText(s.tables.leftOut).first().waitFor();
  // 200 of each; of the odd ones those that end in 5, of the even ones every ninth.
  const buyers = (from: number, every: number): number =>
    Array.from({ length: 200 }, (_, n) => from + 2 * n).filter((n) => n % every === 0).length;
  await page.waitForURL(new RegExp(`values=${buyers(1, 5)}/\\d+_\\d+~${buyers(0, 9)}/\\d+_\\d+`));
  const leftOut = await cellsOf(
    result.locator('figure', { hasText: s.tables.leftOut }).locator('table').first(),
  );
  expect(leftOut.slice(1)).toEqual([
    [s.table.reasons.noGroup, 'group', '1', '401'],
    [s.table.reasons.unreadable, 'bought', '1', '402'],
  ]);
  await result.getByText(s.table.ranks).first().waitFor();
  await expectSaneNumbers(page);
});

test('Course, parts, responders and the report are views of the same test', async () => {
  const page = await app.visit();
  await openView(page, `experiment?v=1&show=time&${planned}`);
  await page.locator('svg.marks').first().waitFor();
  await expectSaneNumbers(page);
  for (const show of ['breakdown', 'spread', 'report']) {
    await openView(page, `experiment?v=1&show=${show}&${planned}`);
    await page.locator('main[aria-busy=false] figure').first().waitFor();
    await expectSaneNumbers(page);
  }
  // The metric is chosen by its name.
  await page.getByRole('combobox', { name: experimentsEn.editor.about }).click();
  await page.getByRole('option', { name: 'Net revenue per customer' }).click();
  await page.waitForURL(/about=2/);
  await answered(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: experimentsEn.editor.edit }).isVisible()).toBe(
    false,
  );
});

test('Who responded becomes a segment of as many customers as the table says', async () => {
  const page = await app.visit();
  await openView(page, `experiment?v=1&show=spread&${planned}`);
  const responders = page.getByRole('table', { name: 'Who responded' });
  const row = responders.getByRole('row', { name: /^B / });
  const said = await row.getByRole('cell').first().innerText();
  await row.click();
  await page.getByText(`${said} customers selected`).waitFor();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Save segment' });
  await dialog.getByLabel('Name').fill('Moved by B');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForURL(/segment\?/);
  await answered(page);
  expect(await page.locator('p.answer').innerText()).toContain(`${said} customers`);
});
