import { test } from 'vitest';
import { useApp, importFiles, payload, chooseFiles } from '../support/page.ts';
import { noUsableDate, tildeSeparated, noAmount } from '../support/bad-files.ts';
const app = useApp();
test('x', async () => {
  const page = await app.visit({ expectErrors: /./ });
  await importFiles(page, payload(tildeSeparated()));
  for (const f of [noUsableDate(), noAmount()]) {
  await chooseFiles(page, payload(f));
  await page.getByRole('button', { name: 'Looks right – import' }).waitFor();
  for (let i=0;i<6;i++) { await page.waitForTimeout(300);
  console.log(await page.getByRole('button', { name: 'Looks right – import' }).isEnabled(), await page.locator('main p').first().innerText(), await page.evaluate(() => JSON.stringify({...localStorage}))); }
  await page.screenshot({path:'/tmp/zz.png', fullPage: true});
  await page.locator('main').getByRole('button', { name: 'Cancel' }).click();
  }
}, 180000);
